package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersIT extends OnServer {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private final ExedraClient browser =
            ExedraClient.of(AccountFixture.student().create());

    private static void assertSafe(Answer answer) {
        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
        assertThat(answer.header("permissions-policy")).contains("camera=", "microphone=", "geolocation=()");
        assertTellsNothing(answer);
    }

    /** Neither which server it is nor what is inside. */
    private static void assertTellsNothing(Answer answer) {
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "$wsep");
        assertThat(answer.body())
                .doesNotContainIgnoringCase("payara")
                .doesNotContainIgnoringCase("glassfish")
                .doesNotContainIgnoringCase("mojarra")
                .doesNotContain("Exception", "\tat ", "org.exedra.", "jakarta.servlet", "SELECT ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/dashboard",
                "/de/bookings/new",
                "/en/no-such-page",
                "/no-such-page",
                "/en/coordinator/bookings",
                "/pages/dashboard.xhtml",
                "/api/bookings",
                "/api/no-such-resource",
                "/api/bookings/x",
                "/api/bookings?limit=x",
                "/api/application.wadl",
                "/assets/exedra.css",
                "/assets/no-such-asset.css",
                "/health/live",
                "/ws/calls/x",
                "/ws/no-such-socket",
            })
    void every_answer_is_safe_to_show(String path) {
        assertSafe(browser.get(path));
    }

    /** The server itself refuses this, on some before any filter. */
    @Test
    void what_is_inside_the_application_is_not_there() {
        var answer = browser.get("/WEB-INF/web.xml");

        assertThat(answer.status()).isEqualTo(404);
        assertTellsNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/login", "/api/bookings", "/en/nonsense", "/assets/exedra.css"})
    void so_is_every_answer_to_nobody(String path) {
        var answer = ExedraClient.nobody().get(path);

        assertTellsNothing(answer);
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void only_the_page_of_a_call_may_use_camera_and_microphone() {
        var booking = BookingFixture.running("Topology");
        var participant = ExedraClient.of(booking.student());

        var call = participant.get("/en/sessions/" + booking.id());
        assertThat(call.status()).isEqualTo(200);
        assertSafe(call);
        assertThat(call.header("permissions-policy")).contains("camera=(self)", "microphone=(self)");
        assertThat(participant.get("/en/dashboard").header("permissions-policy"))
                .contains("camera=()", "microphone=()");
    }

    @Test
    void pages_and_rest_are_kept_by_nobody_and_assets_by_everybody() {
        var page = browser.get("/en/dashboard");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(browser.get("/api/bookings").header("cache-control")).contains("no-store");

        var assets = ASSET.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets).isNotEmpty();
        for (String asset : assets) {
            var answer = browser.get(asset);
            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.header("cache-control")).contains("immutable");
            assertThat(browser.get(URI.create(asset).getPath()).header("cache-control"))
                    .isEqualTo("no-cache");
        }
    }

    @Test
    void a_page_has_no_script_and_no_style_of_its_own() {
        var booking = BookingFixture.running("Topology");
        for (String path : new String[] {"/en/dashboard", "/en/bookings/new", "/en/sessions/" + booking.id()}) {
            String html = ExedraClient.of(booking.student()).get(path).body();

            assertThat(html).as(path).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
            assertThat(html).as(path).doesNotContain("<style", " style=\"", "javascript:");
            assertThat(html).as(path).doesNotContainPattern("\\son[a-z]+=\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.faces.ViewState=nonsense",
                "jakarta.faces.ViewState=rO0ABXQABHRlc3Q%3D",
                "jakarta.faces.ViewState=",
                "login=login&email=a&password=b&jakarta.faces.ViewState=-1:-1",
                "jakarta.faces.partial.ajax=true&jakarta.faces.source=x&jakarta.faces.ViewState=stateless",
            })
    void a_forged_form_is_answered_without_a_word_about_the_inside(String body) {
        var nobody = ExedraClient.nobody();

        var answer = nobody.send(nobody.request("/en/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));

        assertTellsNothing(answer);
        assertThat(answer.headers()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/%", "/en/%zz", "/en/%c0%ae", "/en/dashboard?%", "/en/dashboard?student-before=%ff"})
    void a_broken_address_is_answered_without_a_word_about_the_inside(String path) throws Exception {
        assertThat(RawRequest.get(path))
                .doesNotContainIgnoringCase("payara")
                .doesNotContain("Exception", "\tat ", "org.exedra.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void a_page_says_which_language_it_is_in(String language) {
        var page = browser.get("/" + language + "/dashboard");

        assertThat(page.header("content-type")).isEqualToIgnoringWhitespace("text/html;charset=UTF-8");
        assertThat(page.body()).contains("lang=\"" + language + "\"");
    }
}
