package org.exedra.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.Settings;

/**
 * Sees to it that there is a key to sign with, and a fresh one now and then. The first is made when it is first needed, and so
 * is one in place of keys that this node cannot open, for the setting they were sealed with was changed.
 */
@ApplicationScoped
public class KeyRotation {

    private static final Logger LOG = System.getLogger(KeyRotation.class.getName());
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    /** A name that nobody knows makes us look again, but not more often than this. */
    private static final Duration LOOKED_AGAIN_AFTER = Duration.ofSeconds(1);

    @Inject
    private SigningKeys stored;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private volatile Belief belief;

    private record Belief(KeyRing ring, Instant since) {}

    /** The keys as they are now; one of them can sign. */
    public KeyRing ring() {
        var now = clock.instant();
        var known = belief;
        if (known == null
                || !now.isBefore(known.since().plus(BELIEVED))
                || known.ring().signer(now).isEmpty()) {
            known = new Belief(upToDate(now), now);
            belief = known;
        }
        return known.ring();
    }

    /** The keys, looked at again if none has this name: another node may just have made it. */
    KeyRing ringWith(String keyId) {
        var now = clock.instant();
        var ring = ring();
        var known = belief;
        if (ring.verifier(keyId, now).isPresent() || now.isBefore(known.since().plus(LOOKED_AGAIN_AFTER))) {
            return ring;
        }
        belief = new Belief(stored.read(), now);
        return belief.ring();
    }

    private KeyRing upToDate(Instant now) {
        var ring = stored.read();
        if (ring.signer(now).isEmpty()) {
            if (ring.nextGeneration() > 1) {
                LOG.log(
                        Level.WARNING,
                        "None of the keys that sign access tokens can be opened with EXEDRA_CALL_TICKET_KEY; a new one is"
                                + " made. If there are several nodes, they must all have the same.");
            }
            // From a while ago, so that it signs already for whoever has another clock or looked at this one earlier.
            return add(ring, now.minus(KeyRing.CLOCKS_DIFFER));
        }
        return ring.isDue(now, settings.signingKeyPeriod()) ? add(ring, now.plus(KeyRing.AHEAD)) : ring;
    }

    private KeyRing add(KeyRing ring, Instant signsFrom) {
        try {
            stored.add(ring.nextGeneration(), signsFrom);
            LOG.log(Level.INFO, "There is a new key for access tokens, which signs from {0} on.", signsFrom);
            stored.remove(ring.retired(clock.instant()));
        } catch (RuntimeException e) {
            // Another node was quicker. If it was something else, there is no key to sign with, which is told then.
            LOG.log(Level.DEBUG, "No key was made.", e);
        }
        return stored.read();
    }

    /**
     * Makes the next key now; it signs as soon as others can know it.
     *
     * @throws Conflict if there is one already that does not sign yet
     */
    public void rotate(Actor actor) {
        actor.require(Role.COORDINATOR);
        var now = clock.instant();
        var ring = upToDate(now);
        if (ring.hasNext(now)) {
            throw new Conflict("key-is-new", "The next key is there already and signs in a few minutes.");
        }
        belief = new Belief(add(ring, now.plus(KeyRing.AHEAD)), now);
        LOG.log(Level.INFO, "The key for access tokens is rotated for {0}.", actor.id());
    }
}
