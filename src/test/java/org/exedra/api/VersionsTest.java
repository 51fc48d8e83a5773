package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import org.exedra.platform.DomainException.Stale;
import org.exedra.platform.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    private static Expected expected(String ifMatch) {
        var headers = (HttpHeaders) Proxy.newProxyInstance(
                VersionsTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getHeaderString") && "If-Match".equals(arguments[0]) ? ifMatch : null);
        return Versions.expected(headers);
    }

    @Test
    void who_does_not_say_means_any() {
        assertThat(expected(null)).isEqualTo(Expected.ANY);
        assertThat(expected(" * ")).isEqualTo(Expected.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\"", "\"7\",\"x\"", "W/\"6\",\"7\""})
    void one_of_the_tags_must_be_the_versions(String ifMatch) {
        assertThatCode(() -> expected(ifMatch).require(7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> expected(ifMatch).require(8)).isInstanceOf(Stale.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "W/\"7\"", "\"seven\"", "\"-7\"", "\"7", "\"77777777777777777777\"", "\"*\""})
    void a_weak_or_foreign_tag_is_nobodys(String ifMatch) {
        assertThatThrownBy(() -> expected(ifMatch).require(7)).isInstanceOf(Stale.class);
    }
}
