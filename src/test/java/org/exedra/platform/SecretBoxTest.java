package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box = new SecretBox(KEY);

    @Test
    void what_was_sealed_can_be_opened_by_every_node_with_the_same_key() {
        String sealed = box.seal("webhook", SECRET);

        assertThat(new SecretBox(KEY).open("webhook", sealed)).contains(SECRET);
    }

    @Test
    void the_sealed_text_does_not_show_the_secret_and_is_another_each_time() {
        String sealed = box.seal("webhook", SECRET);

        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("a secret");
        assertThat(box.seal("webhook", SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void it_is_not_opened_for_another_purpose() {
        assertThat(box.open("client", box.seal("webhook", SECRET))).isEmpty();
    }

    @Test
    void it_is_not_opened_with_another_key() {
        byte[] other = KEY.clone();
        other[31]++;

        assertThat(new SecretBox(other).open("webhook", box.seal("webhook", SECRET)))
                .isEmpty();
    }

    @Test
    void it_is_not_opened_when_a_single_bit_was_changed() {
        byte[] sealed = Base64.getDecoder().decode(box.seal("webhook", SECRET));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(box.open("webhook", Base64.getEncoder().encodeToString(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_was_never_sealed_is_not_opened(String text) {
        assertThat(box.open("webhook", text)).isEmpty();
    }

    @Test
    void a_key_of_less_than_32_bytes_is_refused() {
        assertThatThrownBy(() -> new SecretBox(Arrays.copyOf(KEY, 31))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_key_is_that_of_the_call_tickets_and_in_demo_mode_a_new_one_at_each_start() {
        var set = new Settings(
                Map.of("EXEDRA_CALL_TICKET_KEY", Base64.getEncoder().encodeToString(KEY))::get);
        var demo = new Settings(Map.of("EXEDRA_DEMO", "true")::get);
        String sealed = new SecretBox(demo).seal("webhook", SECRET);

        assertThat(new SecretBox(set).open("webhook", box.seal("webhook", SECRET)))
                .contains(SECRET);
        assertThat(new SecretBox(demo).open("webhook", sealed)).isEmpty();
    }
}
