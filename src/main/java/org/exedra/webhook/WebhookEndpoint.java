package org.exedra.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.SecretBox;

/** Where messages are sent, and which. */
@Entity
@Table(name = "webhook_endpoint")
public class WebhookEndpoint {

    /** Why nothing is sent to it. */
    public enum Disabled {
        /** A coordinator wants it so. */
        COORDINATOR,
        /** It has answered 410 Gone. */
        GONE,
        /** Its secret was sealed with another key, so that nothing can be signed for it. */
        SECRET_LOST
    }

    /** How long messages are signed with the secret before, too. */
    static final Duration BOTH_SECRETS = Duration.ofHours(24);

    private static final String SEPARATOR = ",";

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String url;

    /** Empty means every type, those to come included. */
    @Column(name = "event_types", nullable = false)
    private String eventTypes;

    @Column(nullable = false)
    private String secret;

    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "previous_secret_until")
    private Instant previousSecretUntil;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "disabled_because")
    private Disabled disabledBecause;

    @Version
    private long version;

    protected WebhookEndpoint() {}

    /** @param types what it is told; empty for everything */
    WebhookEndpoint(UUID id, String url, Set<WebhookEventType> types, SecretBox box, Instant now) {
        this.id = id;
        this.url = url;
        this.eventTypes = types.stream().map(WebhookEventType::name).sorted().collect(Collectors.joining(SEPARATOR));
        this.secret = sealed(WebhookSecret.random(), box);
        this.createdAt = now;
    }

    private String sealed(WebhookSecret fresh, SecretBox box) {
        return box.seal(purpose(), fresh.bytes());
    }

    private String purpose() {
        return "webhook-endpoint:" + id;
    }

    /** The secret to give to the receiver; empty if it was sealed with another key. */
    Optional<WebhookSecret> secret(SecretBox box) {
        return box.open(purpose(), secret).map(WebhookSecret::new);
    }

    /** Every secret to sign with now, the newest first; empty if that one cannot be opened. */
    List<WebhookSecret> secrets(SecretBox box, Instant now) {
        return secret(box).stream()
                .flatMap(newest -> Stream.concat(Stream.of(newest), previous(box, now).stream()))
                .toList();
    }

    private Optional<WebhookSecret> previous(SecretBox box, Instant now) {
        return Optional.ofNullable(previousSecret)
                .filter(text -> now.isBefore(previousSecretUntil))
                .flatMap(text -> box.open(purpose(), text))
                .map(WebhookSecret::new);
    }

    /** Until when messages are signed with the secret before, too; empty when they are not. */
    Optional<Instant> bothSecretsUntil(SecretBox box, Instant now) {
        return secrets(box, now).size() > 1 ? Optional.of(previousSecretUntil) : Optional.empty();
    }

    /**
     * Gives it a new secret; the one before goes on being signed with for a day.
     *
     * @throws Conflict {@code secret-is-new} so long: a third would end the one that the receiver may still use
     */
    void renewSecret(SecretBox box, Instant now) {
        if (bothSecretsUntil(box, now).isPresent()) {
            throw new Conflict(
                    "secret-is-new", "Messages are signed with the previous secret too; wait until that ends.");
        }
        previousSecret = secret;
        previousSecretUntil = now.plus(BOTH_SECRETS);
        secret = sealed(WebhookSecret.random(), box);
        if (disabledBecause == Disabled.SECRET_LOST) {
            enable();
        }
    }

    void disable(Disabled because, Instant now) {
        if (isEnabled()) {
            disabledAt = now;
            disabledBecause = because;
        }
    }

    void enable() {
        disabledAt = null;
        disabledBecause = null;
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    boolean wants(WebhookEventType type) {
        return isEnabled() && types().contains(type);
    }

    boolean wantsEverything() {
        return eventTypes.isEmpty();
    }

    Set<WebhookEventType> types() {
        return wantsEverything()
                ? EnumSet.allOf(WebhookEventType.class)
                : Arrays.stream(eventTypes.split(SEPARATOR))
                        .map(WebhookEventType::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WebhookEventType.class)));
    }

    UUID id() {
        return id;
    }

    String url() {
        return url;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant disabledAt() {
        return disabledAt;
    }

    Disabled disabledBecause() {
        return disabledBecause;
    }
}
