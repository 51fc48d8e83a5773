package org.exedra.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collection;
import org.exedra.platform.SecretBox;

/** The stored signing keys: elliptic ones on P-256 (RFC 7518, 6.2), named by their thumbprint (RFC 7638). */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SigningKeys {

    private static final String PURPOSE = "signing-key:";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SecretBox secrets;

    /** All that are stored. Those that were sealed with another key come without their private part. */
    public KeyRing read() {
        return new KeyRing(em.createQuery("select k from SigningKey k", SigningKey.class).getResultList().stream()
                .map(this::open)
                .toList());
    }

    private KeyRing.Key open(SigningKey stored) {
        var whole = secrets.open(PURPOSE + stored.generation(), stored.sealedKey())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return new KeyRing.Key(stored.generation(), parse(whole.orElse(stored.publicKey())), stored.signsFrom());
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored signing key is none.", e);
        }
    }

    /**
     * Makes the key of this generation.
     *
     * @throws PersistenceException if another node has made it
     */
    public void add(long generation, Instant signsFrom) {
        ECKey key;
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key could not be made.", e);
        }
        String sealed = secrets.seal(PURPOSE + generation, key.toJSONString().getBytes(StandardCharsets.UTF_8));
        em.persist(new SigningKey(generation, key.toPublicJWK().toJSONString(), sealed, signsFrom));
        em.flush();
    }

    /** Forgets keys for good. */
    public void remove(Collection<Long> generations) {
        generations.forEach(generation -> em.createQuery("delete from SigningKey k where k.generation = :generation")
                .setParameter("generation", generation)
                .executeUpdate());
    }
}
