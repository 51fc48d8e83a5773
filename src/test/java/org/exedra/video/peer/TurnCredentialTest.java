package org.exedra.video.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnCredentialTest {

    private static final UUID ADA = UUID.fromString("6f2b1d1e-3c1a-4b7e-9a55-0d6a1f0c2b11");

    /** Made with: printf %s 1793800800:6f2b... | openssl dgst -sha1 -hmac north -binary | base64 */
    @Test
    void is_what_a_turn_server_with_the_same_secret_computes() {
        var credential = TurnCredential.of("north", ADA, Instant.parse("2026-11-04T14:00:00.999Z"));

        assertThat(credential.username()).isEqualTo("1793800800:6f2b1d1e-3c1a-4b7e-9a55-0d6a1f0c2b11");
        assertThat(credential.password()).isEqualTo("oGbYHjCePqxVQ45WQEBH9QEy6M8=");
    }

    @Test
    void does_not_show_its_password_in_a_text() {
        var credential = TurnCredential.of("north", ADA, Instant.EPOCH);

        assertThat(credential.toString()).contains("0:" + ADA).doesNotContain(credential.password());
    }
}
