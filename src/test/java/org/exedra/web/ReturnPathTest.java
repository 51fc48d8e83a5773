package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/en/dashboard", "/en/sessions/1?x=//y", "/de/bookings/new#form"})
    void a_path_of_ours_is_followed(String path) {
        assertThat(ReturnPath.of(path)).contains(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "en/dashboard",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                " /en/dashboard",
                "/\t/evil.example",
                "/en\r\nSet-Cookie: a=b",
            })
    void anything_else_is_not(String path) {
        assertThat(ReturnPath.of(path)).isEmpty();
    }

    @Test
    void a_path_without_end_is_not() {
        assertThat(ReturnPath.of("/" + "x".repeat(1_999))).isPresent();
        assertThat(ReturnPath.of("/" + "x".repeat(2_000))).isEmpty();
    }
}
