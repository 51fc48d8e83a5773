package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.getstream.models.framework.CallTokenClaims;
import io.getstream.services.framework.TokenBuilder;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.exedra.support.TestClock;
import org.exedra.support.stream.StreamStandIn;
import org.junit.jupiter.api.Test;

/** Holds our tokens against those of Stream's own Java SDK, and against what a checker of Stream's kind refuses. */
class StreamTokensTest {

    private static final String SECRET = "a secret that is long enough for HS256";
    private static final String CID = "tutoring:booking-1";
    private static final String ROLE = "call_member";
    private static final int EXPIRED = 40;
    private static final int NOT_ALLOWED = 17;
    private static final int OTHER_USER = 5;
    private static final int BAD_SIGNATURE = 43;

    private final UUID alma = UUID.randomUUID();
    private final TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final StreamTokens tokens = new StreamTokens(SECRET, clock);
    private final StreamStandIn stream = new StreamStandIn("a-key", SECRET);

    private String token(Duration lifetime) {
        return tokens.forParticipant(alma, CID, ROLE, clock.instant().plus(lifetime));
    }

    private static Jws<Claims> read(String token) {
        return Jwts.parser()
                .verifyWith(Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8)))
                .build()
                .parseSignedClaims(token);
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }

    @Test
    void a_participants_token_is_claim_by_claim_what_streams_sdk_makes() {
        var theirs = read(new TokenBuilder(SECRET)
                .createCallToken(new CallTokenClaims(alma.toString(), ROLE, List.of(CID), 3600)));
        var ours = read(token(Duration.ofHours(1)));

        assertThat(ours.getHeader().getAlgorithm()).isEqualTo(theirs.getHeader().getAlgorithm());
        assertThat(ours.getPayload().keySet()).isEqualTo(theirs.getPayload().keySet());
        for (String claim : List.of("user_id", "role", "call_cids")) {
            assertThat(ours.getPayload())
                    .containsEntry(claim, theirs.getPayload().get(claim));
        }
        assertThat(instant(ours.getPayload().getIssuedAt()))
                .isCloseTo(instant(theirs.getPayload().getIssuedAt()), within(2, ChronoUnit.SECONDS));
        assertThat(instant(ours.getPayload().getExpiration()))
                .isCloseTo(instant(theirs.getPayload().getExpiration()), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void it_is_backdated_by_seconds_for_no_two_clocks_agree() {
        assertThat(instant(read(token(Duration.ofHours(1))).getPayload().getIssuedAt()))
                .isEqualTo(clock.instant().minusSeconds(5));
    }

    @Test
    void it_lasts_for_an_hour_and_never_beyond_the_sessions_end() {
        var now = clock.instant();

        assertThat(tokens.expiry(now.plus(Duration.ofHours(3)))).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(tokens.expiry(now.plus(Duration.ofMinutes(20)))).isEqualTo(now.plus(Duration.ofMinutes(20)));
    }

    @Test
    void the_servers_token_is_one_of_a_server_and_of_nobody() {
        var claims = read(tokens.forServer()).getPayload();

        assertThat(claims).containsOnlyKeys("server", "iat").containsEntry("server", true);
        assertThat(stream.refusal(tokens.forServer(), alma.toString(), CID)).contains(OTHER_USER);
    }

    @Test
    void stream_takes_it_from_whom_it_is_for() {
        assertThat(stream.refusal(token(Duration.ofHours(1)), alma.toString(), CID))
                .isEmpty();
    }

    @Test
    void stream_refuses_an_expired_one() {
        assertThat(stream.refusal(token(Duration.ofSeconds(-1)), alma.toString(), CID))
                .contains(EXPIRED);
    }

    @Test
    void stream_refuses_it_to_another_user_and_for_another_call() {
        String token = token(Duration.ofHours(1));

        assertThat(stream.refusal(token, UUID.randomUUID().toString(), CID)).contains(OTHER_USER);
        assertThat(stream.refusal(token, alma.toString(), "tutoring:booking-2")).contains(NOT_ALLOWED);
    }

    @Test
    void stream_refuses_what_is_signed_with_another_secret_or_not_at_all() {
        String others = new StreamTokens(SECRET + "!", Clock.systemUTC())
                .forParticipant(alma, CID, ROLE, clock.instant().plusSeconds(60));
        String unsigned = new PlainJWT(new JWTClaimsSet.Builder()
                        .claim("user_id", alma.toString())
                        .claim("call_cids", List.of(CID))
                        .build())
                .serialize();

        assertThat(stream.refusal(others, alma.toString(), CID)).contains(BAD_SIGNATURE);
        assertThat(stream.refusal(unsigned, alma.toString(), CID)).contains(BAD_SIGNATURE);
    }

    @Test
    void a_changed_one_is_refused() {
        String token = token(Duration.ofHours(1));
        String others = tokens.forParticipant(
                UUID.randomUUID(), CID, ROLE, clock.instant().plusSeconds(3600));
        String mixed = token.split("\\.")[0] + "." + others.split("\\.")[1] + "." + token.split("\\.")[2];

        assertThat(stream.refusal(mixed, "", CID)).contains(BAD_SIGNATURE);
    }

    @Test
    void a_secret_that_streams_sdk_does_not_take_is_none_for_us_either() {
        String tooShort = "x".repeat(31);

        assertThatIllegalArgumentException().isThrownBy(() -> new StreamTokens(tooShort, clock));
        assertThatThrownBy(() -> new TokenBuilder(tooShort).createToken(alma.toString()))
                .hasMessageContaining("256 bits");
    }
}
