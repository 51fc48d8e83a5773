package org.exedra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestMachineClient;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.exedra.support.openapi.AnswerCheck;
import org.exedra.support.openapi.ApiDocument;
import org.exedra.support.server.ServerProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineClientIT extends OnServer {

    private static final String TOKEN_ENDPOINT = "/api/oauth/token";
    private static final String KEY_SET = "/.well-known/jwks.json";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final TestMachineClient timetable = MachineClientFixture.with(Scope.BOOKINGS_READ, Scope.ATTENDANCE_READ)
            .create();
    private final ExedraClient caller = ExedraClient.nobody();

    private Answer ask(String... parameters) {
        return caller.askForToken(timetable.id().toString(), timetable.secret(), parameters);
    }

    private static String token(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getString("access_token");
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void exchanges_its_secret_for_a_token_and_reads_bookings_with_it() {
        var booking = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .create();

        var answer = ask();
        var read = caller.bearing(token(answer)).get("/api/bookings/" + booking.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.json().getString("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().getInt("expires_in")).isEqualTo(600);
        assertThat(answer.json().getString("scope")).isEqualTo("bookings:read attendance:read");
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.json().getString("id")).isEqualTo(booking.id().toString());
    }

    @Test
    void its_last_use_is_noted_though_it_asks_many_times_at_once() {
        var answers = IntStream.range(0, 10).parallel().mapToObj(i -> ask()).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(lastUsedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void its_use_is_noted_once_a_minute() {
        var aWhileAgo = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);
        wasLastUsedAt(aWhileAgo);
        ask();
        assertThat(lastUsedAt()).isEqualTo(aWhileAgo);

        wasLastUsedAt(aWhileAgo.minusSeconds(60));
        ask();
        assertThat(lastUsedAt()).isAfter(aWhileAgo);
    }

    private void wasLastUsedAt(Instant at) {
        Sql.execute("update machine_client set last_used_at = ? where id = ?", at, timetable.id());
    }

    private Instant lastUsedAt() {
        return Sql.query(
                        row -> Sql.instant(row, "last_used_at"),
                        "select last_used_at from machine_client where id = ?",
                        timetable.id())
                .get(0);
    }

    @Test
    void may_prove_itself_in_the_body_too() {
        var answer = caller.submit(
                TOKEN_ENDPOINT,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", timetable.id().toString(),
                        "client_secret", timetable.secret()));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_person_who_is_signed_in_is_not_taken_for_a_client() {
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());

        var answer = coordinator.submit(TOKEN_ENDPOINT, Map.of("grant_type", "client_credentials"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().getString("error")).isEqualTo("invalid_client");
    }

    @Test
    void its_token_is_for_the_scopes_it_asks_for_and_no_others() {
        var answer = ask("scope", "attendance:read");

        assertThat(answer.json().getString("scope")).isEqualTo("attendance:read");
        var refused = caller.bearing(token(answer)).get("/api/bookings");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("insufficient-scope");
        assertThat(refused.header("www-authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"bookings:read\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookings:write", "bookings:read bookings:write", "all", "BOOKINGS:READ", " "})
    void gets_no_token_for_a_scope_that_it_was_not_given(String scope) {
        var answer = ask("scope", scope);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("invalid_scope");
    }

    @Test
    void changes_nothing_with_scopes_to_read() {
        var booking = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .confirmed()
                .create();

        var answer = caller.bearing(token(ask())).post("/api/bookings/" + booking.id() + "/cancel");

        assertThat(answer.problem()).isEqualTo("insufficient-scope");
    }

    @Test
    void is_not_asked_for_the_header_of_browsers() {
        var booking = BookingFixture.running("Cancelled by the timetable");

        var answer = ExedraClient.machine(Scope.BOOKINGS_WRITE).post("/api/bookings/" + booking.id() + "/cancel");

        assertThat(answer.body()).doesNotContain("missing-header", "insufficient-scope");
    }

    @Test
    void what_is_for_people_only_stays_closed_to_it() {
        var machine = ExedraClient.machine(Scope.values());
        var booking = BookingFixture.running("For two");

        var answer = machine.post("/api/video/token", "{\"bookingId\":\"" + booking.id() + "\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("insufficient-scope");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/dashboard", "/en/coordinator/bookings", "/api/../en/coordinator/bookings"})
    void is_nobody_on_pages(String path) {
        var machine = ExedraClient.machine(Scope.values());

        var answer = machine.get(path);

        assertThat(answer.status()).isIn(302, 400, 404);
        assertThat(answer.location())
                .satisfiesAnyOf(
                        location -> assertThat(location).isEmpty(),
                        location -> assertThat(location).contains("/en/login"));
    }

    @ParameterizedTest
    @CsvSource({
        "bearer, 200",
        "BEARER, 200",
        "Basic, 401",
        "Token, 401",
    })
    void the_schemes_name_counts_in_any_case_but_no_other_name_does(String scheme, int status) {
        String token = token(ask());

        var answer = caller.send(caller.request("/api/bookings")
                .header("Authorization", scheme + " " + token)
                .GET());

        boolean serverFails =
                scheme.equals("Basic") && ServerProduct.underTest().failsAtMalformedBasic();
        assertThat(answer.status()).isEqualTo(serverFails ? 500 : status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b.c", "bearer null", "Bearer %00"})
    void a_token_that_is_none_is_refused_whatever_cookie_comes_with_it(String header) {
        var student = ExedraClient.of(AccountFixture.student().create());
        assertThat(student.get("/api/bookings").status()).isEqualTo(200);

        var answer = student.send(
                student.request("/api/bookings").header("Authorization", header).GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("invalid-token");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void a_token_and_a_cookie_together_are_the_machine() {
        var student = ExedraClient.of(AccountFixture.student().create());
        var booking = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .create();
        assertThat(student.get("/api/bookings/" + booking.id()).status()).isEqualTo(404);

        student.bearing(token(ask()));

        assertThat(student.get("/api/bookings/" + booking.id()).status()).isEqualTo(200);
    }

    @Test
    void two_tokens_are_none() {
        String token = token(ask());

        var answer = caller.send(caller.request("/api/bookings")
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token)
                .GET());

        assertThat(answer.status()).isIn(400, 401);
    }

    @Test
    void a_token_in_the_address_is_none() {
        var answer = caller.get("/api/bookings?access_token=" + token(ask()));

        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer realm=\"exedra\"");
    }

    @Test
    void proves_itself_in_one_way_only() {
        var answer = caller.submit(
                TOKEN_ENDPOINT,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", timetable.id().toString(),
                        "client_secret", timetable.secret()),
                "Authorization",
                ExedraClient.basic(timetable.id().toString(), timetable.secret()));

        assertThat(answer.json().getString("error")).isEqualTo("invalid_request");
    }

    @Test
    void a_wrong_secret_an_unknown_client_and_a_revoked_one_are_refused_alike() {
        var revoked = MachineClientFixture.with(Scope.BOOKINGS_READ).create();
        revoke(revoked);

        var wrong = ExedraClient.nobody().askForToken(timetable.id().toString(), "wrong");
        var unknown = ExedraClient.nobody().askForToken(UUID.randomUUID().toString(), "wrong");
        var none = ExedraClient.nobody().askForToken("nobody", "wrong");
        var over = ExedraClient.nobody().askForToken(revoked.id().toString(), revoked.secret());

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().getString("error")).isEqualTo("invalid_client");
        assertThat(wrong.header("www-authenticate")).isEqualTo("Basic realm=\"exedra\"");
        assertThat(wrong.header("cache-control")).isEqualTo("no-store");
        assertThat(wrong.withoutDate())
                .isEqualTo(unknown.withoutDate())
                .isEqualTo(none.withoutDate())
                .isEqualTo(over.withoutDate());
    }

    private static void revoke(TestMachineClient client) {
        Sql.execute("update machine_client set revoked_at = ? where id = ?", Instant.now(), client.id());
    }

    @Test
    void one_with_a_wrong_secret_keeps_nobody_else_at_its_address_from_working() {
        for (int i = 0; i < 50; i++) {
            assertThat(caller.askForToken(UUID.randomUUID().toString(), "wrong").status())
                    .isEqualTo(401);
            assertThat(caller.askForToken(timetable.id().toString(), "wrong").status())
                    .isEqualTo(401);
        }

        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void who_tries_too_many_secrets_waits() {
        var answer = IntStream.range(0, 1200)
                .parallel()
                .mapToObj(i -> caller.askForToken(timetable.id().toString(), "wrong"))
                .filter(tried -> tried.status() != 401)
                .findAny()
                .orElseThrow();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("rate-limited");
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(AnswerCheck.faults(ApiDocument.served().operation("POST " + TOKEN_ENDPOINT), answer))
                .isEmpty();
    }

    @Test
    void who_asks_too_often_without_a_name_waits_and_nobody_else_does() {
        int limit = 600;
        var answers = IntStream.range(0, 2 * limit)
                .parallel()
                .mapToObj(i -> caller.get("/api/bookings"))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(401, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSizeGreaterThanOrEqualTo(limit);
        var refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.problem()).isEqualTo("rate-limited");
        assertThat(refused.header("retry-after")).isEqualTo("1");
        assertThat(refused.header("cache-control")).isEqualTo("no-store");
        assertThat(AnswerCheck.faults(ApiDocument.served().operation("GET /api/bookings"), refused))
                .isEmpty();
        assertThat(ExedraClient.nobody().get("/api/bookings").status()).isEqualTo(401);
        assertThat(ExedraClient.of(timetable)
                        .from(caller.address())
                        .get("/api/bookings")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"grant_type\":\"client_credentials\"} | invalid_request",
                "application/x-www-form-urlencoded | grant_type=password&username=a&password=b | unsupported_grant_type",
                "application/x-www-form-urlencoded | grant_type= | invalid_request",
                "application/x-www-form-urlencoded | a=%zz | invalid_request",
                "application/x-www-form-urlencoded | grant_type=client_credentials&grant_type=client_credentials"
                        + " | invalid_request",
                "application/x-www-form-urlencoded | grant_type=client_credentials&scope=bookings:read"
                        + "&scope=attendance:read | invalid_request",
                "application/x-www-form-urlencoded | grant_type=client_credentials&client_secret=x | invalid_request",
            })
    void what_is_not_a_request_for_a_token_is_refused_in_the_words_of_the_standard(
            String type, String body, String error) {
        var answer = caller.send(caller.request(TOKEN_ENDPOINT)
                .header("Authorization", ExedraClient.basic(timetable.id().toString(), timetable.secret()))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo(error);
        assertThat(answer.json().getString("error_description")).isNotEmpty();
    }

    @Test
    void an_endless_body_is_not_read() {
        var answer =
                caller.submit(TOKEN_ENDPOINT, Map.of("grant_type", "client_credentials", "scope", "x".repeat(100_000)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("invalid_request");
    }

    @Test
    void nothing_but_a_post_gets_a_token() {
        String query =
                "?grant_type=client_credentials&client_id=" + timetable.id() + "&client_secret=" + timetable.secret();

        assertThat(caller.get(TOKEN_ENDPOINT + query).status()).isEqualTo(405);
        assertThat(caller.submit(TOKEN_ENDPOINT + query, Map.of("x", "y")).status())
                .isEqualTo(401);
    }

    @Test
    void others_can_check_its_token_with_the_published_keys() throws Exception {
        var claims = verify(token(ask()));

        assertThat(claims.getSubject()).isEqualTo(timetable.id().toString());
        assertThat(claims.getStringClaim("client_id")).isEqualTo(timetable.id().toString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("bookings:read attendance:read");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    /** The way a resource server does that knows nothing but the address of the key set. */
    private static JWTClaimsSet verify(String token) throws Exception {
        var keys = JWKSourceBuilder.create(keySetAddress()).build();
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<SecurityContext>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "urn:exedra",
                new JWTClaimsSet.Builder().issuer("urn:exedra").build(),
                Set.of("sub", "client_id", "scope", "iat", "exp", "jti")));
        return processor.process(token, null);
    }

    private static URL keySetAddress() throws MalformedURLException {
        return TestServer.uri().resolve(KEY_SET).toURL();
    }

    @Test
    void the_key_set_shows_no_private_part_and_may_be_kept_for_minutes() {
        ask();

        var answer = caller.get(KEY_SET);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/jwk-set+json");
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.json().getJsonArray("keys"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.asJsonObject().keySet())
                        .containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "y", "alg"));
    }

    @Test
    void the_database_knows_neither_secret_nor_private_keys() {
        ask();

        assertThat(Sql.query(row -> row.getString(1), "select secret_hash from machine_client"))
                .doesNotContain(timetable.secret());
        assertThat(Sql.query(row -> row.getString(1), "select public_key from signing_key"))
                .isNotEmpty()
                .noneMatch(key -> key.contains("\"d\""));
        assertThat(Sql.query(row -> row.getString(1), "select sealed_key from signing_key"))
                .noneMatch(key -> key.contains("{"));
    }

    /**
     * Another node revokes a client, a key has signed for its time, and later the next one takes over. One test, for all wait
     * until this node looks again.
     */
    @Test
    void a_revocation_on_another_node_and_a_new_key_are_felt_within_a_minute_and_old_tokens_stay_good() {
        var gone = MachineClientFixture.with(Scope.BOOKINGS_READ).create();
        var goneCaller = ExedraClient.of(gone);
        assertThat(goneCaller.get("/api/bookings").status()).isEqualTo(200);
        String old = token(ask());
        assertThat(reads(old)).isTrue();

        revoke(gone);
        Sql.execute("update signing_key set signs_from = ?", Instant.now().minus(Duration.ofDays(91)));

        Await.until(
                "the token of the revoked client is refused",
                A_MINUTE,
                () -> goneCaller.get("/api/bookings").status() == 401);
        Await.until("the next key is published", A_MINUTE, () -> keySet().size() > 1);
        assertThat(keyOf(token(ask()))).isEqualTo(keyOf(old));

        Sql.execute("update signing_key set signs_from = ? where signs_from > ?", Instant.now(), Instant.now());

        String young =
                Await.value(A_MINUTE, () -> token(ask()), token -> !keyOf(token).equals(keyOf(old)));
        assertThat(keySet()).contains(keyOf(old), keyOf(young));
        assertThat(reads(old)).isTrue();
        assertThat(reads(young)).isTrue();
    }

    /** Requests that find no key at the same time know as little of one another as nodes do. */
    @Test
    void whoever_needs_the_first_key_at_once_with_others_signs_with_the_same() {
        String old = token(ask());
        Sql.execute("delete from signing_key");

        var signed = new HashSet<String>();
        // Ten requests a look, of the six hundred that an address has.
        Await.until("the keys that are gone are no longer believed in", A_MINUTE, Duration.ofMillis(500), () -> {
            var keys = IntStream.range(0, 10)
                    .parallel()
                    .mapToObj(i -> keyOf(token(ask())))
                    .toList();
            signed.addAll(keys);
            return !keys.contains(keyOf(old));
        });

        signed.remove(keyOf(old));
        assertThat(signed).hasSize(1);
        assertThat(keySet()).containsExactlyElementsOf(signed);
        assertThat(Sql.number("select count(*) from signing_key")).isEqualTo(1);
    }

    private static boolean reads(String token) {
        return ExedraClient.nobody().bearing(token).get("/api/bookings").status() == 200;
    }

    private List<String> keySet() {
        return caller.get(KEY_SET).json().getJsonArray("keys").stream()
                .map(key -> key.asJsonObject().getString("kid"))
                .toList();
    }
}
