package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.exedra.fixture.AccountFixture;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;

/** A proxy in front speaks HTTPS with people, HTTP with the server, and says so in a header. */
class BehindProxyIT extends OnServer {

    private static final String SCHEME = "X-Forwarded-Proto";
    private static final String HSTS = "strict-transport-security";

    private final ExedraClient browser = ExedraClient.nobody();

    @Test
    void browsers_are_told_to_stay_with_https() {
        assertThat(getBy("https", "/en/login").header(HSTS)).contains("max-age=");
    }

    @Test
    void without_https_nobody_is_told_so() {
        assertThat(getBy("http", "/en/login").headers()).doesNotContainKey(HSTS);
        assertThat(browser.get("/en/login").headers()).doesNotContainKey(HSTS);
    }

    @Test
    void the_way_to_another_page_stays_with_https() {
        var way = URI.create(getBy("https", "/en/dashboard").location());

        assertThat(way.getPath()).isEqualTo("/en/login");
        assertThat(way.getScheme()).isIn("https", null);
    }

    @Test
    void a_sign_in_is_kept_for_https() {
        var fields = ExedraClient.fields(browser.get("/en/login").body(), "login");
        fields.put("email", AccountFixture.student().create().email());
        fields.put("password", AccountFixture.PASSWORD);

        var answer = browser.submit("/en/login", fields, SCHEME, "https");

        assertThat(answer.header("set-cookie"))
                .startsWith(ExedraClient.SIGN_IN_COOKIE)
                .containsIgnoringCase("; Secure");
    }

    private Answer getBy(String scheme, String path) {
        return browser.send(browser.request(path).header(SCHEME, scheme).GET());
    }
}
