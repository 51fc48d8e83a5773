package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.UnknownHostException;
import java.util.Set;
import org.exedra.platform.DomainException.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHostsTest {

    private final WebhookHosts hosts = new WebhookHosts(Set.of("127.0.0.1", "::1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/hook",
                "https://1.1.1.1:8443/hook?a=b",
                "https://[2606:4700::1]/",
                " https://1.1.1.1 "
            })
    void public_addresses_are_good_over_https(String url) {
        assertThat(hosts.require(url)).isEqualTo(url.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000/hook", "https://127.0.0.1/hook", "http://[::1]:9000/"})
    void hosts_that_the_setting_names_are_good_without_https_too(String url) {
        assertThat(hosts.require(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://1.1.1.1/hook,              webhook-not-https",
        "http://10.0.0.1/hook,             webhook-not-https",
        "https://10.0.0.1/hook,            webhook-private-address",
        "https://127.0.0.2/hook,           webhook-private-address",
        "https://localhost/hook,           webhook-private-address",
        "https://LOCALHOST/hook,           webhook-private-address",
        "https://[::ffff:10.0.0.1]/hook,   webhook-private-address",
        "https://[fd00::1]/hook,           webhook-private-address",
        "https://169.254.169.254/latest/,  webhook-private-address",
        "https://user@1.1.1.1/hook,        webhook-credentials",
        "https://user:word@1.1.1.1/hook,   webhook-credentials",
        "http://user:word@127.0.0.1/hook,  webhook-credentials",
        "https://no-such-host.invalid/,    webhook-unknown-host",
        "ftp://1.1.1.1/hook,               invalid-webhook-url",
        "//1.1.1.1/hook,                   invalid-webhook-url",
        "/hook,                            invalid-webhook-url",
        "https:///hook,                    invalid-webhook-url",
        "https://1.1.1.1:99999/hook,       invalid-webhook-url",
        "https://1.1.1.1:0/hook,           invalid-webhook-url",
        "https://1.1.1.1/#part,            invalid-webhook-url",
        "https://1.1.1.1/a b,              invalid-webhook-url",
        "https://exa mple.edu/,            invalid-webhook-url",
        "'',                               invalid-webhook-url",
    })
    void other_addresses_are_refused_with_the_reason(String url, String code) {
        var refusal = catchThrowableOfType(Invalid.class, () -> hosts.require(url));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo("url");
    }

    @Test
    void no_address_and_one_that_is_too_long_are_refused() {
        assertThatThrownBy(() -> hosts.require(null)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> hosts.require("https://1.1.1.1/" + "a".repeat(WebhookHosts.URL_LENGTH)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_name_is_held_to_its_addresses_at_each_look() throws UnknownHostException {
        assertThat(hosts.resolve("127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> hosts.resolve("localhost")).isInstanceOf(WebhookHosts.AddressRefused.class);
        assertThat(new WebhookHosts(Set.of("localhost")).resolve("LocalHost")).isNotEmpty();
    }
}
