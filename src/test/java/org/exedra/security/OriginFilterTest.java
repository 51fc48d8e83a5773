package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.exedra.platform.Settings;
import org.exedra.support.Stub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginFilterTest {

    private final Map<String, String> settings = new HashMap<>(Map.of("EXEDRA_DEMO", "true"));
    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "tutoring.example.edu:8443"));

    private boolean letsThrough(String method) {
        var request = Stub.of(
                HttpServletRequest.class,
                Map.of(
                        "getMethod", arguments -> method,
                        "getRequestURI", arguments -> "/en/dashboard",
                        "getContextPath", arguments -> "",
                        "getHeader", arguments -> headers.get((String) arguments[0])));
        var refused = new AtomicInteger();
        var passed = new AtomicInteger();
        var response = Stub.of(HttpServletResponse.class, Map.of("sendError", arguments -> {
            refused.set((int) arguments[0]);
            return null;
        }));
        var chain = Stub.of(FilterChain.class, Map.of("doFilter", arguments -> passed.incrementAndGet()));
        try {
            Stub.inject(new OriginFilter(), new Settings(settings::get)).doFilter(request, response, chain);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(refused.get()).isEqualTo(passed.get() == 1 ? 0 : 403);
        return passed.get() == 1;
    }

    private void origin(String origin) {
        headers.put("Origin", origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tutoring.example.edu:8443",
                "http://tutoring.example.edu:8443",
                "https://TUTORING.example.edu:8443"
            })
    void our_own_origin_may_change_things(String origin) {
        origin(origin);

        assertThat(letsThrough("POST")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://tutoring.example.edu",
                "https://tutoring.example.edu:8444",
                "https://tutoring.example.edu:8443.evil.example",
                "https://evil.example/tutoring.example.edu:8443",
                "https://tutoring.example.edu:8443@evil.example",
                "https://evil.example@tutoring.example.edu:8443",
                "https://x.tutoring.example.edu:8443",
                "tutoring.example.edu:8443",
                "file://",
                "https://",
                "::",
                " ",
                ""
            })
    void another_origin_may_not(String origin) {
        origin(origin);

        assertThat(letsThrough("POST")).isFalse();
        assertThat(letsThrough("PUT")).isFalse();
        assertThat(letsThrough("DELETE")).isFalse();
        assertThat(letsThrough("PATCH")).isFalse();
        assertThat(letsThrough("MADE-UP")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void anybody_may_look(String method) {
        origin("https://evil.example");

        assertThat(letsThrough(method)).isTrue();
    }

    @Test
    void a_handshake_needs_our_own_origin_though_it_is_a_get() {
        headers.put("Upgrade", "websocket");

        origin("https://evil.example");
        assertThat(letsThrough("GET")).isFalse();
        origin("null");
        assertThat(letsThrough("GET")).isFalse();
        origin("https://tutoring.example.edu:8443");
        assertThat(letsThrough("GET")).isTrue();
    }

    @Test
    void who_is_no_browser_has_no_origin() {
        assertThat(letsThrough("POST")).isTrue();
    }

    @Test
    void the_origin_null_is_ours_unless_the_browser_says_that_it_comes_from_elsewhere() {
        origin("null");

        assertThat(letsThrough("POST")).isTrue();
        headers.put("Sec-Fetch-Site", "same-origin");
        assertThat(letsThrough("POST")).isTrue();
        headers.put("Sec-Fetch-Site", "cross-site");
        assertThat(letsThrough("POST")).isFalse();
        headers.put("Sec-Fetch-Site", "same-site");
        assertThat(letsThrough("POST")).isFalse();
        headers.put("Sec-Fetch-Site", "none");
        assertThat(letsThrough("POST")).isFalse();
    }

    @Test
    void the_public_address_decides_when_it_is_set_whatever_the_host_header_says() {
        settings.put("EXEDRA_PUBLIC_URL", "https://public.example.edu");

        origin("https://public.example.edu");
        assertThat(letsThrough("POST")).isTrue();
        origin("http://public.example.edu");
        assertThat(letsThrough("POST")).isFalse();
        origin("https://tutoring.example.edu:8443");
        assertThat(letsThrough("POST")).isFalse();
    }

    @Test
    void without_a_host_no_origin_is_ours() {
        headers.remove("Host");
        origin("https://tutoring.example.edu:8443");

        assertThat(letsThrough("POST")).isFalse();
    }
}
