package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.SecretBox;
import org.junit.jupiter.api.Test;

/** Our signatures, before the reference library. */
class WebhookSecretTest {

    private static final String BODY = "{\"type\":\"booking.confirmed\",\"subject\":\"Análisis – ε und δ 𝛿\"}";
    private static final String ID = "msg_2b0f7d1c";

    private final SecretBox box = new SecretBox("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private final Instant now = Instant.now();
    private final WebhookEndpoint endpoint =
            new WebhookEndpoint(UUID.randomUUID(), "https://example.edu/hook", Set.of(), box, now);

    private static Webhook receiver(WebhookSecret secret) throws Exception {
        return new Webhook(secret.serialised());
    }

    private static HttpHeaders headers(String id, Instant at, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id",
                        List.of(id),
                        "webhook-timestamp",
                        List.of(String.valueOf(at.getEpochSecond())),
                        "webhook-signature",
                        List.of(signature)),
                (name, value) -> true);
    }

    private String signatures(Instant at) {
        return new Attempt(UUID.randomUUID(), UUID.randomUUID(), at, "", ID, BODY, endpoint.secrets(box, at))
                .signatures(at.getEpochSecond());
    }

    @Test
    void the_reference_library_takes_it() throws Exception {
        var receiver = receiver(endpoint.secret(box).orElseThrow());

        assertThatCode(() -> receiver.verify(BODY, headers(ID, now, signatures(now))))
                .doesNotThrowAnyException();
    }

    @Test
    void the_reference_library_does_not_take_what_was_changed() throws Exception {
        var receiver = receiver(endpoint.secret(box).orElseThrow());
        String signature = signatures(now);

        for (var changed : List.of(
                headers("msg_other", now, signature),
                headers(ID, now.minusSeconds(1), signature),
                headers(ID, now, signature.replaceFirst("v1,", "v2,")))) {
            assertThatThrownBy(() -> receiver.verify(BODY, changed)).isInstanceOf(WebhookVerificationException.class);
        }
        assertThatThrownBy(() -> receiver.verify(BODY + " ", headers(ID, now, signature)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void a_secret_is_of_32_bytes_and_shown_as_the_specification_says() {
        var secret = endpoint.secret(box).orElseThrow();

        assertThat(secret.bytes()).hasSize(32);
        assertThat(secret.serialised()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.toString()).doesNotContain(secret.serialised().substring(6));
        assertThat(WebhookSecret.random().serialised()).isNotEqualTo(secret.serialised());
    }

    @Test
    void for_a_day_after_a_new_secret_either_one_verifies() throws Exception {
        var before = receiver(endpoint.secret(box).orElseThrow());
        endpoint.renewSecret(box, now.minus(WebhookEndpoint.BOTH_SECRETS).plusSeconds(1));
        var after = receiver(endpoint.secret(box).orElseThrow());

        assertThatCode(() -> before.verify(BODY, headers(ID, now, signatures(now))))
                .doesNotThrowAnyException();
        assertThatCode(() -> after.verify(BODY, headers(ID, now, signatures(now))))
                .doesNotThrowAnyException();

        var dayLater = now.plus(Duration.ofSeconds(1));
        assertThatThrownBy(() -> before.verify(BODY, headers(ID, dayLater, signatures(dayLater))))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatCode(() -> after.verify(BODY, headers(ID, dayLater, signatures(dayLater))))
                .doesNotThrowAnyException();
    }

    @Test
    void no_third_secret_ends_the_one_that_the_receiver_may_still_use() throws Exception {
        var before = receiver(endpoint.secret(box).orElseThrow());
        endpoint.renewSecret(box, now);
        var lastMoment = now.plus(WebhookEndpoint.BOTH_SECRETS).minusSeconds(1);

        assertThatThrownBy(() -> endpoint.renewSecret(box, lastMoment))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("secret-is-new"));

        assertThatCode(() -> before.verify(BODY, headers(ID, now, signatures(now))))
                .doesNotThrowAnyException();
        var after = endpoint.secret(box).orElseThrow();
        endpoint.renewSecret(box, now.plus(WebhookEndpoint.BOTH_SECRETS));
        assertThat(endpoint.secret(box).orElseThrow().serialised()).isNotEqualTo(after.serialised());
    }

    @Test
    void nothing_can_be_signed_when_the_key_is_another_until_there_is_a_new_secret() {
        var other = new SecretBox("another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII));

        assertThat(endpoint.secrets(other, now)).isEmpty();
        endpoint.disable(WebhookEndpoint.Disabled.SECRET_LOST, now);
        endpoint.renewSecret(other, now);

        assertThat(endpoint.secrets(other, now)).hasSize(1);
        assertThat(endpoint.isEnabled()).isTrue();
        assertThat(endpoint.bothSecretsUntil(other, now)).isEmpty();
    }

    @Test
    void a_lost_secret_is_renewed_however_new_it_was() {
        var other = new SecretBox("another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII));
        endpoint.renewSecret(box, now);
        endpoint.renewSecret(other, now);

        endpoint.renewSecret(other, now);

        assertThat(endpoint.secrets(other, now)).hasSize(2);
    }
}
