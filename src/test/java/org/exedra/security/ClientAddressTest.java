package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.exedra.platform.Settings;
import org.exedra.support.Stub;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String HEADER = "X-Forwarded-For";
    private static final String PROXY = "10.0.0.1";

    private static String address(Map<String, String> settings, String... lines) {
        var request = Stub.of(
                HttpServletRequest.class,
                Map.of(
                        "getHeaders", name -> Collections.enumeration(List.of(lines)),
                        "getRemoteAddr", none -> PROXY));
        return Stub.inject(new ClientAddress(), new Settings(settings::get)).of(request);
    }

    private static String handedOn(String... lines) {
        return address(Map.of("EXEDRA_DEMO", "true", "EXEDRA_CLIENT_ADDRESS_HEADER", HEADER), lines);
    }

    @Test
    void a_header_that_no_setting_names_is_anybodys_word() {
        assertThat(address(Map.of("EXEDRA_DEMO", "true"), "192.0.2.1")).isEqualTo(PROXY);
    }

    @Test
    void the_proxy_says_it() {
        assertThat(handedOn("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void what_stands_before_the_proxys_word_anybody_may_have_written() {
        assertThat(handedOn("203.0.113.9, 192.0.2.1 ")).isEqualTo("192.0.2.1");
        assertThat(handedOn("203.0.113.9", "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(handedOn("203.0.113.9", "203.0.113.10, 192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void a_proxy_that_says_nothing_is_the_address() {
        assertThat(handedOn()).isEqualTo(PROXY);
        assertThat(handedOn("192.0.2.1, ")).isEqualTo(PROXY);
    }
}
