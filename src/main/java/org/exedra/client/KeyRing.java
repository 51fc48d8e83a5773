package org.exedra.client;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The signing keys at one moment. A key is published before it signs, so that whoever keeps our key set for a while knows it in
 * time; and after the next one has taken over, until the last token that it signed is over.
 */
public record KeyRing(List<Key> keys) {

    /** How long a key is published before it signs; twice as long as others may keep the key set. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** How long others may keep the key set. */
    public static final Duration KEPT_BY_OTHERS = Duration.ofMinutes(5);

    /** How far the clocks of two nodes may differ. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Longer than the longest life of a token, by more than clocks differ. */
    static final Duration OUTLIVES = Duration.ofMinutes(20);

    public KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(Key::generation)).toList();
    }

    /**
     * One key.
     *
     * @param jwk without its private part if this node cannot open it
     */
    record Key(long generation, ECKey jwk, Instant signsFrom) {

        boolean canSign(Instant now) {
            return jwk.isPrivate() && !signsFrom.isAfter(now);
        }

        @Override
        public String toString() {
            return "Key[" + jwk.getKeyID() + "]";
        }
    }

    /** The newest that this node can sign with. */
    Optional<ECKey> signer(Instant now) {
        return published(now)
                .filter(key -> key.canSign(now))
                .reduce((older, newer) -> newer)
                .map(Key::jwk);
    }

    /** The published key of this name, to verify with. */
    Optional<ECKey> verifier(String keyId, Instant now) {
        return published(now)
                .map(Key::jwk)
                .filter(jwk -> jwk.getKeyID().equals(keyId))
                .map(ECKey::toPublicJWK)
                .findFirst();
    }

    /** The key set for others (RFC 7517, 5), public parts only. */
    public String publicJson(Instant now) {
        var jwks = published(now)
                .map(Key::jwk)
                .map(ECKey::toPublicJWK)
                .map(JWK.class::cast)
                .toList();
        return new JWKSet(jwks).toString(true);
    }

    /** Whether the newest key has been there for so long that the next one should be made. */
    boolean isDue(Instant now, Duration period) {
        return newest().map(key -> !key.signsFrom().plus(period).isAfter(now)).orElse(true);
    }

    /** Whether the next key is there and does not sign yet. */
    boolean hasNext(Instant now) {
        return newest().filter(key -> key.signsFrom().isAfter(now)).isPresent();
    }

    long nextGeneration() {
        return keys.stream().mapToLong(Key::generation).max().orElse(0) + 1;
    }

    /** Those that nobody needs any more. */
    List<Long> retired(Instant now) {
        return numbered()
                .filter(i -> isRetired(i, now))
                .mapToObj(i -> keys.get(i).generation())
                .toList();
    }

    private Stream<Key> published(Instant now) {
        return numbered().filter(i -> !isRetired(i, now)).mapToObj(keys::get);
    }

    private IntStream numbered() {
        return IntStream.range(0, keys.size());
    }

    private boolean isRetired(int index, Instant now) {
        return index + 1 < keys.size()
                && !keys.get(index + 1).signsFrom().plus(OUTLIVES).isAfter(now);
    }

    private Optional<Key> newest() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }
}
