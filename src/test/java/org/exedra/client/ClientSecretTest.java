package org.exedra.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientSecretTest {

    @Test
    void has_256_random_bits_that_no_encoding_changes() {
        String secret = ClientSecret.create();

        assertThat(secret).matches("exedra_[A-Za-z0-9_-]{43}").isNotEqualTo(ClientSecret.create());
        assertThat(URLEncoder.encode(secret, StandardCharsets.UTF_8)).isEqualTo(secret);
    }

    @Test
    void is_known_by_its_hash_and_not_contained_in_it() {
        String secret = ClientSecret.create();
        String hash = ClientSecret.hash(secret);

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(ClientSecret.matches(secret, hash)).isTrue();
        assertThat(ClientSecret.matches(secret + " ", hash)).isFalse();
        assertThat(ClientSecret.matches(ClientSecret.create(), hash)).isFalse();
        assertThat(ClientSecret.matches(hash, hash)).isFalse();
        assertThat(ClientSecret.matches("", hash)).isFalse();
    }

    @Test
    void is_in_the_text_of_nothing_that_carries_it() {
        assertThat(new NewClient(UUID.randomUUID(), "Timetable", "s3cret").toString())
                .doesNotContain("s3cret");
    }
}
