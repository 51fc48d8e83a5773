package org.exedra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.exedra.support.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String HERE = "https://tutoring.example.edu";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final TestClock clock = new TestClock(NOON);
    private final KeyRing.Key key = KeyRingTest.key(1, NOON.minusSeconds(60));
    private final AccessTokens tokens = tokens(HERE, key);
    private final MachineCaller timetable =
            new MachineCaller(UUID.randomUUID(), Set.of(Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE));

    private AccessTokens tokens(String issuer, KeyRing.Key... keys) {
        return new AccessTokens(keyId -> new KeyRing(List.of(keys)), issuer, LIFETIME, clock);
    }

    private SignedJWT issued() {
        try {
            return SignedJWT.parse(tokens.issue(timetable).text());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** A token like those that are issued, but for some claims; signed by the right key. */
    private String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var token = issued();
            return signed(
                    token.getHeader(),
                    change.apply(new JWTClaimsSet.Builder(token.getJWTClaimsSet()))
                            .build(),
                    new ECDSASigner(key.jwk()));
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A token with the claims of those that are issued, but another header. */
    private String with(JWSHeader header, JWSSigner signer) {
        try {
            return signed(header, issued().getJWTClaimsSet(), signer);
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.jwk().getKeyID());
    }

    @Test
    void a_token_says_who_calls_and_what_for() {
        assertThat(tokens.verify(tokens.issue(timetable).text())).contains(timetable);
    }

    @Test
    void a_token_has_what_the_profile_asks_for() throws ParseException {
        var token = issued();
        var claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().toJSONObject())
                .containsOnly(
                        entry("alg", "ES256"),
                        entry("typ", "at+jwt"),
                        entry("kid", key.jwk().getKeyID()));
        assertThat(claims.getIssuer()).isEqualTo(HERE);
        assertThat(claims.getAudience()).containsExactly(HERE);
        assertThat(claims.getSubject())
                .isEqualTo(claims.getStringClaim("client_id"))
                .isEqualTo(timetable.clientId().toString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("bookings:read bookings:write");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOON));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOON.plus(LIFETIME)));
        assertThat(claims.getJWTID()).isNotEqualTo(issued().getJWTClaimsSet().getJWTID());
    }

    @Test
    void a_token_is_over_at_its_last_instant() {
        String token = tokens.issue(timetable).text();

        clock.advance(LIFETIME.minusMillis(1));
        assertThat(tokens.verify(token)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void a_token_of_another_deployment_is_none() {
        assertThat(tokens("https://other.example.edu", key)
                        .verify(tokens.issue(timetable).text()))
                .isEmpty();
    }

    @Test
    void every_claim_counts() {
        assertThat(tokens.verify(with(claims -> claims))).isPresent();

        assertThat(tokens.verify(with(claims -> claims.issuer("https://evil.example"))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.issuer(null)))).isEmpty();
        assertThat(tokens.verify(with(claims -> claims.audience("https://evil.example"))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.audience(List.of(HERE, "https://evil.example")))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.audience((String) null))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.expirationTime(null)))).isEmpty();
        assertThat(tokens.verify(with(claims -> claims.issueTime(null)))).isEmpty();
        assertThat(tokens.verify(with(claims -> claims.issueTime(Date.from(NOON.plusSeconds(61))))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.subject(UUID.randomUUID().toString()))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.subject(null)))).isEmpty();
        assertThat(tokens.verify(with(claims -> claims.subject("me").claim("client_id", "me"))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.claim("client_id", null))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.claim("client_id", 1)))).isEmpty();
        assertThat(tokens.verify(with(claims -> claims.claim("scope", null)))).isEmpty();
        assertThat(tokens.verify(with(claims -> claims.claim("scope", List.of("bookings:read")))))
                .isEmpty();
        assertThat(tokens.verify(with(claims -> claims.jwtID(null)))).isEmpty();
    }

    @Test
    void a_clock_that_is_a_little_ahead_does_no_harm() {
        assertThat(tokens.verify(with(claims -> claims.issueTime(Date.from(NOON.plusSeconds(59))))))
                .isPresent();
    }

    @Test
    void a_scope_that_is_not_known_any_more_is_left_out() {
        assertThat(tokens.verify(with(claims -> claims.claim("scope", "bookings:read old:scope")))
                        .map(MachineCaller::scopes))
                .contains(Set.of(Scope.BOOKINGS_READ));
    }

    @Test
    void another_key_under_the_same_name_does_not_verify() throws JOSEException {
        var other = new ECKeyGenerator(Curve.P_256).generate();

        assertThat(tokens.verify(with(header(JWSAlgorithm.ES256).build(), new ECDSASigner(other))))
                .isEmpty();
    }

    @Test
    void a_key_that_the_token_brings_along_does_not_verify_it() throws JOSEException {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID("own").generate();
        var header = header(JWSAlgorithm.ES256).keyID("own").jwk(own.toPublicJWK());

        assertThat(tokens.verify(with(header.build(), new ECDSASigner(own)))).isEmpty();
    }

    @Test
    void the_public_key_is_no_secret_to_sign_with() throws JOSEException {
        byte[] published = key.jwk().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        assertThat(tokens.verify(with(header(JWSAlgorithm.HS256).build(), new MACSigner(published))))
                .isEmpty();
    }

    @Test
    void an_unsigned_token_is_none() throws ParseException {
        var claims = issued().getJWTClaimsSet();

        assertThat(tokens.verify(new PlainJWT(claims).serialize())).isEmpty();
        String[] parts = issued().serialize().split("\\.");
        assertThat(tokens.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "exedra-call-ticket+jwt", "id+jwt", "AT+JWT2"})
    void another_kind_of_token_is_none(String type) throws JOSEException {
        var header = header(JWSAlgorithm.ES256).type(new JOSEObjectType(type));

        assertThat(tokens.verify(with(header.build(), new ECDSASigner(key.jwk()))))
                .isEmpty();
    }

    @Test
    void a_token_without_a_kind_or_a_keys_name_is_none() throws JOSEException {
        var signer = new ECDSASigner(key.jwk());

        assertThat(tokens.verify(with(header(JWSAlgorithm.ES256).type(null).build(), signer)))
                .isEmpty();
        assertThat(tokens.verify(with(header(JWSAlgorithm.ES256).keyID(null).build(), signer)))
                .isEmpty();
    }

    @Test
    void whatever_is_changed_in_a_token_it_is_none() {
        String token = tokens.issue(timetable).text();
        int last = token.lastIndexOf('.');
        for (int i = 0; i < last; i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.verify(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        // A signature of nothing but zeros is right for every message where it is not looked for (CVE-2022-21449).
        assertThat(tokens.verify(token.substring(0, last + 1) + "A".repeat(86))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "null", "\u0000"})
    void what_is_no_token_is_none(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void a_token_does_not_tell_itself_in_its_text() {
        var token = tokens.issue(timetable);

        assertThat(token.toString()).doesNotContain(token.text());
    }
}
