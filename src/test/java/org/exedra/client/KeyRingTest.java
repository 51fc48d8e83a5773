package org.exedra.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(90);

    private final KeyRing.Key old = key(1, NOON.minus(PERIOD));
    private final KeyRing.Key next = key(2, NOON.plus(KeyRing.AHEAD));
    private final KeyRing.Key now = key(2, NOON);

    static KeyRing.Key key(long generation, Instant signsFrom) {
        try {
            var jwk = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            return new KeyRing.Key(generation, jwk, signsFrom);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyRing.Key closed(KeyRing.Key key) {
        return new KeyRing.Key(key.generation(), key.jwk().toPublicJWK(), key.signsFrom());
    }

    private static KeyRing ring(KeyRing.Key... keys) {
        return new KeyRing(List.of(keys));
    }

    private static List<String> published(KeyRing ring, Instant now) {
        try {
            return JWKSet.parse(ring.publicJson(now)).getKeys().stream()
                    .map(key -> key.getKeyID())
                    .toList();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(KeyRing.Key key) {
        return key.jwk().getKeyID();
    }

    @Test
    void the_next_key_is_published_before_it_signs() {
        var ring = ring(old, next);

        assertThat(published(ring, NOON)).containsExactly(id(old), id(next));
        assertThat(ring.signer(NOON)).contains(old.jwk());
        assertThat(ring.signer(next.signsFrom())).contains(next.jwk());
    }

    @Test
    void nobody_keeps_the_key_set_for_as_long_as_a_key_waits() {
        assertThat(KeyRing.KEPT_BY_OTHERS).isLessThan(KeyRing.AHEAD);
    }

    @Test
    void the_old_key_stays_until_the_last_of_its_tokens_is_over() {
        var ring = ring(old, now);
        var lastToken = NOON.plus(Duration.ofMinutes(15));

        assertThat(ring.verifier(id(old), lastToken.minusMillis(1))).isPresent();
        assertThat(published(ring, lastToken)).contains(id(old));
        assertThat(ring.verifier(id(old), NOON.plus(KeyRing.OUTLIVES))).isEmpty();
        assertThat(published(ring, NOON.plus(KeyRing.OUTLIVES))).containsExactly(id(now));
        assertThat(ring.retired(NOON)).isEmpty();
        assertThat(ring.retired(NOON.plus(KeyRing.OUTLIVES))).containsExactly(1L);
    }

    @Test
    void a_key_in_place_of_one_that_cannot_be_opened_is_not_over_before_it() {
        var inPlace = key(3, NOON.minus(KeyRing.CLOCKS_DIFFER));
        var ring = ring(closed(now), inPlace);

        assertThat(ring.signer(NOON.plus(KeyRing.OUTLIVES))).contains(inPlace.jwk());
        assertThat(ring.retired(NOON.plus(KeyRing.OUTLIVES))).containsExactly(now.generation());
    }

    @Test
    void the_only_key_is_never_over() {
        var ring = ring(old);

        assertThat(ring.signer(NOON.plus(PERIOD.multipliedBy(9)))).contains(old.jwk());
        assertThat(ring.retired(NOON.plus(PERIOD.multipliedBy(9)))).isEmpty();
    }

    @Test
    void private_parts_are_neither_published_nor_used_to_verify() {
        assertThat(ring(old, next).publicJson(NOON)).doesNotContain("\"d\"");
        assertThat(ring(old).verifier(id(old), NOON).map(ECKey::isPrivate)).contains(false);
    }

    @Test
    void a_key_that_this_node_cannot_open_verifies_and_does_not_sign() {
        var ring = ring(old, closed(now));

        assertThat(ring.verifier(id(now), NOON)).isPresent();
        assertThat(ring.signer(NOON)).contains(old.jwk());
        assertThat(ring(closed(old), closed(now)).signer(NOON)).isEmpty();
    }

    @Test
    void the_next_key_is_due_when_the_newest_has_signed_for_its_time() {
        assertThat(ring().isDue(NOON, PERIOD)).isTrue();
        assertThat(ring(old).isDue(NOON.minusMillis(1), PERIOD)).isFalse();
        assertThat(ring(old).isDue(NOON, PERIOD)).isTrue();
        assertThat(ring(old, next).isDue(NOON, PERIOD)).isFalse();
    }

    @Test
    void there_is_one_next_key_at_a_time() {
        assertThat(ring(old).hasNext(NOON)).isFalse();
        assertThat(ring(old, next).hasNext(NOON)).isTrue();
        assertThat(ring(old, next).hasNext(next.signsFrom())).isFalse();
        assertThat(ring().nextGeneration()).isEqualTo(1);
        assertThat(ring(next, old).nextGeneration()).isEqualTo(3);
    }

    @Test
    void a_key_does_not_tell_itself_in_its_text() {
        assertThat(old.toString()).isEqualTo("Key[" + id(old) + "]");
        assertThat(ring(old).toString()).doesNotContain(old.jwk().getD().toString());
    }
}
