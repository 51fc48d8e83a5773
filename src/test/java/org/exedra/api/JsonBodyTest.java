package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.exedra.platform.DomainException.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private record Lesson(String subject, Integer minutes, boolean confirmed, Set<String> roles, UUID tutorId) {}

    private static JsonBody read(String text) throws IOException {
        return JsonBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"more\":[1,{}]} \r\n",
                "{\"subject\":\"x\",\"minutes\":30,\"confirmed\":true,\"roles\":[\"TUTOR\"],\"tutorId\":\"x\"}",
                "{\"subject\":null,\"minutes\":null,\"confirmed\":null,\"roles\":null,\"tutorId\":null}",
                "{\"minutes\":-1,\"confirmed\":false,\"roles\":[]}",
            })
    void takes_what_has_the_wanted_types(String text) throws IOException {
        var body = read(text);

        assertThatCode(() -> body.require(Lesson.class)).doesNotThrowAnyException();
        assertThat(new String(body.stream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minutes\":60.9}",
                "{\"minutes\":4294967356}",
                "{\"minutes\":2147483648}",
                "{\"minutes\":1e400}",
                "{\"minutes\":\"60\"}",
                "{\"minutes\":true}",
                "{\"confirmed\":\"yes\"}",
                "{\"confirmed\":1}",
                "{\"subject\":5}",
                "{\"subject\":{}}",
                "{\"tutorId\":[]}",
                "{\"roles\":\"TUTOR\"}",
                "{\"roles\":[null]}",
            })
    void refuses_what_has_another_type(String text) throws IOException {
        var body = read(text);

        assertThatThrownBy(() -> body.require(Lesson.class))
                .isInstanceOfSatisfying(
                        Invalid.class, refusal -> assertThat(text).contains('"' + refusal.field() + '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "[{}]", "1", "null", "{", "{}x", "{}{}", "{\"a\":1,\"a\":2}", "\ufeff{}"})
    void refuses_what_is_not_one_object(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void refuses_what_is_not_utf_8() {
        byte[] latin = "{\"subject\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JsonBody.read(new ByteArrayInputStream(latin))).isInstanceOf(JsonException.class);
    }

    @Test
    void is_not_longer_than_anybody_needs() throws IOException {
        String longest = "{}" + " ".repeat(JsonBody.LARGEST - 2);

        assertThat(read(longest).members()).isEmpty();
        assertThatThrownBy(() -> read(longest + " ")).isInstanceOf(JsonBody.TooLarge.class);
    }
}
