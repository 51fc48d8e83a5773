package org.exedra.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exedra.support.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTicketsTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LONG_KEY = new byte[64];
    private static final String TYPE = "exedra-call-ticket+jwt";
    private static final String AUDIENCE = "exedra:call-socket";
    private static final Instant NOW = Instant.parse("2026-11-04T13:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final CallTickets tickets = new CallTickets(KEY, clock);
    private final UUID ada = UUID.randomUUID();

    private CallRequest request(Duration until) {
        return new CallRequest("booking-1", ada, List.of(), NOW, NOW.plus(until));
    }

    private String issued() {
        return tickets.issue(request(Duration.ofHours(1)));
    }

    @Test
    void a_ticket_says_which_call_it_opens_to_whom_and_until_when() {
        var ticket = tickets.verify(issued()).orElseThrow();

        assertThat(ticket.callId()).isEqualTo("booking-1");
        assertThat(ticket.participantId()).isEqualTo(ada);
        assertThat(ticket.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void every_ticket_is_another() {
        assertThat(tickets.verify(issued()).orElseThrow().id())
                .isNotEqualTo(tickets.verify(issued()).orElseThrow().id());
    }

    @Test
    void a_ticket_is_good_for_two_minutes_and_not_at_the_instant_at_which_they_are_over() {
        String ticket = issued();

        clock.advance(CallTickets.LIFETIME.minusMillis(1));
        assertThat(tickets.verify(ticket)).isPresent();

        clock.advance(Duration.ofMillis(1));
        assertThat(tickets.verify(ticket)).isEmpty();
    }

    @Test
    void a_ticket_ends_with_its_call() {
        var request = request(Duration.ofSeconds(30));
        String ticket = tickets.issue(request);

        assertThat(tickets.expiry(request)).isEqualTo(NOW.plusSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(tickets.verify(ticket)).isEmpty();
    }

    @Test
    void a_ticket_signed_with_another_key_is_not_good() {
        assertThat(new CallTickets(LONG_KEY, clock).verify(issued())).isEmpty();
    }

    @Test
    void an_unsigned_ticket_is_not_good() {
        String unsigned = new PlainJWT(claims().build()).serialize();

        assertThat(tickets.verify(unsigned)).isEmpty();
        assertThat(tickets.verify(unsigned + "AAAA")).isEmpty();
    }

    @Test
    void a_ticket_whose_header_was_changed_to_alg_none_is_not_good() {
        String none = base64("{\"alg\":\"none\",\"typ\":\"" + TYPE + "\"}");
        String[] parts = issued().split("\\.");

        assertThat(tickets.verify(none + "." + parts[1] + ".")).isEmpty();
        assertThat(tickets.verify(none + "." + parts[1] + "." + parts[2])).isEmpty();
    }

    @Test
    void only_hs256_is_good_though_the_key_fits_others_too() {
        var others = new CallTickets(LONG_KEY, clock);

        assertThat(others.verify(signed(JWSAlgorithm.HS256, TYPE, claims(), LONG_KEY)))
                .isPresent();
        assertThat(others.verify(signed(JWSAlgorithm.HS384, TYPE, claims(), LONG_KEY)))
                .isEmpty();
        assertThat(others.verify(signed(JWSAlgorithm.HS512, TYPE, claims(), LONG_KEY)))
                .isEmpty();
    }

    static Stream<Integer> everyPart() {
        return IntStream.range(0, 3).boxed();
    }

    @ParameterizedTest
    @MethodSource("everyPart")
    void a_ticket_in_which_one_letter_was_changed_is_not_good(int part) {
        String[] parts = issued().split("\\.");
        int middle = parts[part].length() / 2;
        char changed = parts[part].charAt(middle) == 'A' ? 'B' : 'A';
        parts[part] = parts[part].substring(0, middle) + changed + parts[part].substring(middle + 1);

        assertThat(tickets.verify(String.join(".", parts))).isEmpty();
    }

    @Test
    void a_ticket_of_another_type_is_not_good() {
        assertThat(verified("JWT", claims())).isEmpty();
        assertThat(verified(null, claims())).isEmpty();
        assertThat(verified(TYPE, claims())).isPresent();
    }

    @Test
    void a_ticket_for_another_audience_is_not_good() {
        assertThat(verified(TYPE, claims().audience("elsewhere"))).isEmpty();
        assertThat(verified(TYPE, claims().audience(List.of(AUDIENCE, "elsewhere"))))
                .isEmpty();
        assertThat(verified(TYPE, claims().audience((String) null))).isEmpty();
    }

    @Test
    void a_ticket_without_one_of_its_claims_is_not_good() {
        assertThat(verified(TYPE, claims().jwtID(null))).isEmpty();
        assertThat(verified(TYPE, claims().subject(null))).isEmpty();
        assertThat(verified(TYPE, claims().expirationTime(null))).isEmpty();
        assertThat(verified(TYPE, claims().claim("call", null))).isEmpty();
    }

    @Test
    void a_ticket_with_a_claim_of_the_wrong_kind_is_not_good() {
        assertThat(verified(TYPE, claims().jwtID("one"))).isEmpty();
        assertThat(verified(TYPE, claims().subject("ada"))).isEmpty();
        assertThat(verified(TYPE, claims().claim("call", 7))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "no ticket at all", "e30.e30.e30", "e30.e30.e30.e30.e30"})
    void what_is_no_ticket_is_not_good(String text) {
        assertThat(tickets.verify(text)).isEmpty();
    }

    @Test
    void a_key_of_less_than_32_bytes_is_refused() {
        assertThatThrownBy(() -> new CallTickets(new byte[31], clock)).isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<CallTicket> verified(String type, JWTClaimsSet.Builder claims) {
        return tickets.verify(signed(JWSAlgorithm.HS256, type, claims, KEY));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .audience(AUDIENCE)
                .subject(ada.toString())
                .claim("call", "booking-1")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWSAlgorithm algorithm, String type, JWTClaimsSet.Builder claims, byte[] key) {
        var header = new JWSHeader.Builder(algorithm)
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        var jwt = new SignedJWT(header, claims.build());
        try {
            jwt.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
