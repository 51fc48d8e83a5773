package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT extends OnServer {

    private static final String WRONG = "not the password";

    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient browser = ExedraClient.nobody();

    private static String path(String location) {
        var uri = URI.create(location);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static String cookie(Answer answer) {
        return answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .filter(line -> line.startsWith(ExedraClient.SIGN_IN_COOKIE + "="))
                .findFirst()
                .orElse("");
    }

    private boolean isSignedIn(ExedraClient client) {
        return client.get("/api/bookings").status() == 200;
    }

    @Test
    void with_the_right_password_leads_to_the_dashboard() {
        var answer = browser.signIn(student);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(path(answer.location())).isEqualTo("/en/dashboard");
        assertThat(browser.get("/en/dashboard").status()).isEqualTo(200);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void does_not_mind_how_the_address_is_spelt() {
        browser.signIn("/en/login", "  " + student.email().toUpperCase(Locale.ROOT) + " ", AccountFixture.PASSWORD);

        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        String cookie = cookie(browser.signIn(student));

        assertThat(cookie).matches("exedra-sign-in=[A-Za-z0-9_-]{43};.*");
        // The names of attributes count in any case (RFC 6265, 5.2).
        assertThat(List.of(cookie.toLowerCase(Locale.ROOT).split("; ?")))
                .contains("httponly", "samesite=lax", "path=/")
                .anyMatch(attribute -> attribute.equals("max-age=43200") || attribute.startsWith("expires="))
                .noneMatch(attribute -> attribute.startsWith("domain"));
    }

    @Test
    void the_database_does_not_know_the_cookies_value() {
        browser.signIn(student);
        String token = browser.cookies().get(ExedraClient.SIGN_IN_COOKIE);

        assertThat(Sql.query(
                        row -> row.getString(1), "select token_hash from sign_in where account_id = ?", student.id()))
                .containsExactly(ExedraClient.hash(token));
    }

    /** Two answers to two people who could not sign in, without what each of them typed and the time. */
    private static String without(Answer answer, String email) {
        return answer.body().replace(email, "EMAIL").replaceAll("data-server-time=\"[^\"]*\"", "");
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_refused_alike() {
        String unknown = "nobody-" + UUID.randomUUID() + "@example.edu";

        var wrong = ExedraClient.nobody().signIn("/en/login", student.email(), WRONG);
        var nobody = ExedraClient.nobody().signIn("/en/login", unknown, WRONG);

        assertThat(wrong.status()).isEqualTo(nobody.status()).isEqualTo(200);
        assertThat(wrong.headers().keySet()).isEqualTo(nobody.headers().keySet());
        assertThat(without(wrong, student.email())).isEqualTo(without(nobody, unknown));
        assertThat(wrong.body()).contains("Email and password do not match an account.");
        assertThat(wrong.headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void an_unknown_account_cannot_be_told_by_the_time_it_takes() {
        String known = AccountFixture.student().withCostlyPassword().create().email();
        String unknown = "nobody-" + UUID.randomUUID() + "@example.edu";

        // Of a few tries the quickest: what else the machine does can only make one slower.
        double ratio = (double) quickest(known) / quickest(unknown);

        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private static long quickest(String email) {
        return IntStream.range(0, 3)
                .mapToLong(i -> {
                    var client = ExedraClient.nobody();
                    long start = System.nanoTime();
                    client.signIn("/en/login", email, WRONG);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void a_password_is_never_shown_again() {
        var answer = browser.signIn("/en/login", student.email(), "s3cret-Pa55word");

        assertThat(answer.body()).contains(student.email()).doesNotContain("s3cret-Pa55word");
    }

    @Test
    void what_somebody_typed_is_shown_as_text() {
        var answer = browser.signIn("/en/login", "\"><script>alert(1)</script>", WRONG);

        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @Test
    void nothing_typed_is_asked_for() {
        var answer = browser.signIn("/en/login", "", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Enter your email address.", "Enter your password.");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void after_five_wrong_tries_an_account_waits_wherever_it_is_tried_from_and_whether_or_not_it_exists(
            boolean exists) {
        String email = exists ? student.email() : "nobody-" + UUID.randomUUID() + "@example.edu";
        for (int i = 0; i < 5; i++) {
            assertThat(ExedraClient.nobody().signIn("/en/login", email, WRONG).status())
                    .isEqualTo(200);
        }

        var answer = ExedraClient.nobody().signIn("/en/login", email, AccountFixture.PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 5);
        assertThat(answer.body()).contains("Too many attempts; try again in");
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
        assertThat(ExedraClient.nobody()
                        .signIn(AccountFixture.student().create())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void after_five_wrong_tries_an_address_waits_whatever_account_it_tries() {
        for (int i = 0; i < 5; i++) {
            browser.signIn("/en/login", AccountFixture.student().create().email(), WRONG);
        }

        assertThat(browser.signIn(student).status()).isEqualTo(429);
        assertThat(ExedraClient.nobody().signIn(student).status()).isEqualTo(302);
    }

    @Test
    void only_the_last_address_in_the_proxys_header_counts() {
        for (int i = 0; i < 5; i++) {
            ExedraClient.nobody()
                    .from("203.0.113." + i + ", " + browser.address())
                    .signIn("/en/login", AccountFixture.student().create().email(), WRONG);
        }

        assertThat(browser.signIn(student).status()).isEqualTo(429);
    }

    @Test
    void every_sign_in_gets_a_new_cookie_and_ends_the_one_before() {
        browser.signIn(student);
        String first = browser.cookies().get(ExedraClient.SIGN_IN_COOKIE);
        var old = ExedraClient.nobody();
        old.cookies().put(ExedraClient.SIGN_IN_COOKIE, first);
        assertThat(isSignedIn(old)).isTrue();

        // The page sends on who is signed in; its form works all the same.
        var fields = ExedraClient.fields(ExedraClient.nobody().get("/en/login").body(), "login");
        fields.put("email", student.email());
        fields.put("password", AccountFixture.PASSWORD);
        browser.submit("/en/login", fields);

        assertThat(browser.cookies().get(ExedraClient.SIGN_IN_COOKIE)).isNotEqualTo(first);
        assertThat(isSignedIn(browser)).isTrue();
        assertThat(isSignedIn(old)).isFalse();
    }

    @Test
    void a_planted_session_or_cookie_is_not_taken_over() {
        browser.cookies().put("JSESSIONID", "planted");
        browser.cookies().put(ExedraClient.SIGN_IN_COOKIE, "planted");

        browser.signIn(student);

        assertThat(browser.cookies().get(ExedraClient.SIGN_IN_COOKIE)).isNotEqualTo("planted");
        var thief = ExedraClient.nobody();
        thief.cookies().put("JSESSIONID", "planted");
        thief.cookies().put(ExedraClient.SIGN_IN_COOKIE, "planted");
        assertThat(isSignedIn(thief)).isFalse();
    }

    @Test
    void no_session_of_the_server_knows_who_is_signed_in() {
        browser.signIn(student);
        browser.get("/en/dashboard");
        browser.cookies().remove(ExedraClient.SIGN_IN_COOKIE);

        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void signing_out_ends_the_sign_in_on_the_server() {
        browser.signIn(student);
        var thief = ExedraClient.nobody();
        thief.cookies().putAll(browser.cookies());
        assertThat(isSignedIn(thief)).isTrue();

        var answer = browser.post("/en/sign-out");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(path(answer.location())).startsWith("/en/login");
        assertThat(browser.cookies()).doesNotContainKey(ExedraClient.SIGN_IN_COOKIE);
        assertThat(isSignedIn(thief)).isFalse();
        assertThat(Sql.number("select count(*) from sign_in where account_id = ?", student.id()))
                .isZero();
        assertThat(browser.get(path(answer.location())).body()).contains("You are signed out.");
    }

    @Test
    void a_link_signs_nobody_out() {
        browser.signIn(student);

        assertThat(browser.get("/en/sign-out").status()).isEqualTo(302);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void signing_out_in_one_browser_leaves_the_other_signed_in() {
        var other = ExedraClient.nobody();
        browser.signIn(student);
        other.signIn(student);

        browser.post("/en/sign-out");

        assertThat(isSignedIn(other)).isTrue();
    }

    @Test
    void an_expired_sign_in_is_none() {
        var late = ExedraClient.of(student);
        Sql.execute(
                "update sign_in set expires_at = ? where account_id = ?",
                Instant.now().minusSeconds(1),
                student.id());

        assertThat(isSignedIn(late)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%00", "' or 1=1 --"})
    void a_made_up_cookie_is_none(String value) {
        browser.cookies().put(ExedraClient.SIGN_IN_COOKIE, value);

        assertThat(browser.get("/api/bookings").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/dashboard", "/de/bookings/new", "/es/dashboard?student-before=a~b&x=%C3%A9"})
    void leads_on_to_the_page_that_was_asked_for(String asked) {
        var sent = browser.get(asked);
        assertThat(sent.status()).isEqualTo(302);
        String login = path(sent.location());
        assertThat(login).startsWith(asked.substring(0, 3) + "/login?next=");

        var answer = browser.signIn(login, student.email(), AccountFixture.PASSWORD);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(path(answer.location())).isEqualTo(asked);
    }

    @Test
    void a_language_that_is_chosen_at_the_sign_in_stays() {
        var answer = browser.signIn("/de/login?next=%2Fen%2Fbookings%2Fnew", student.email(), AccountFixture.PASSWORD);

        assertThat(path(answer.location())).isEqualTo("/de/bookings/new");
    }

    @Test
    void who_sends_a_form_signed_out_is_told_that_nothing_was_done_and_led_back_to_it() {
        var sent = browser.submit("/en/bookings/new?done=requested", Map.of("subject", "Linear algebra"));

        assertThat(path(sent.location())).isEqualTo("/en/login?next=%2Fen%2Fbookings%2Fnew&done=not-sent");
        assertThat(browser.get(path(sent.location())).body()).contains("what you sent was not done");
        assertThat(path(browser.submit("/en/sign-out", Map.of()).location())).isEqualTo("/en/login?done=signed-out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "https:/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                " //evil.example",
                "/\t/evil.example",
                "/\r\nLocation: https://evil.example",
                "%2F%2Fevil.example",
                ".evil.example",
                "@evil.example",
            })
    void never_leads_to_another_site(String next) {
        String login = "/en/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);

        var answer = browser.signIn(login, student.email(), AccountFixture.PASSWORD);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(path(answer.location())).isEqualTo("/en/dashboard");
        assertThat(URI.create(answer.location()).getHost()).isIn(null, "127.0.0.1");
        assertThat(answer.headers().get("location")).hasSize(1);
    }

    @Test
    void who_is_signed_in_needs_no_sign_in() {
        browser.signIn(student);

        var answer = browser.get("/en/login");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(path(answer.location())).isEqualTo("/en/dashboard");
    }

    @Test
    void another_sites_form_cannot_sign_anybody_in() {
        var fields = ExedraClient.fields(browser.get("/en/login").body(), "login");
        fields.put("email", student.email());
        fields.put("password", AccountFixture.PASSWORD);

        var answer = browser.submit("/en/login", fields, "Origin", "https://evil.example");

        assertThat(answer.status()).isIn(403, 404);
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
    }
}
