package org.exedra.support.stream;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reports what happens in calls to the app's server, one report at a time. */
public final class Webhooks {

    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 500;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final String apiKey;
    private final String secret;
    private final WebhookEvents events;
    private final ScheduledExecutorService sender;
    private volatile Optional<URI> target = Optional.empty();

    /**
     * A report, and how it was answered.
     *
     * @param status empty if it was not
     */
    public record Sent(JsonObject event, int attempt, Optional<Integer> status) {}

    Webhooks(String apiKey, String secret, CallJson json, ScheduledExecutorService sender) {
        this.apiKey = apiKey;
        this.secret = secret;
        this.events = new WebhookEvents(json);
        this.sender = sender;
    }

    /** Where to report what happens from now on. */
    public void reportTo(URI address) {
        target = Optional.of(address);
    }

    /** Reports nothing from now on. */
    public void reportNowhere() {
        target = Optional.empty();
    }

    /** What was reported, in the order of the answers. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    WebhookEvents events() {
        return events;
    }

    void send(JsonObject event) {
        target.ifPresent(address -> {
            var delivery = delivery(event);
            sender.execute(() -> attempt(event, delivery, address));
        });
    }

    /** Again where Stream tries again. */
    private void attempt(JsonObject event, WebhookDelivery delivery, URI address) {
        Optional<Integer> status;
        try {
            status = Optional.of(
                    http.send(delivery.to(address), BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            status = Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        sent.add(new Sent(event, delivery.attempt(), status));
        boolean passing =
                status.map(code -> code == 408 || code == 429 || code >= 500).orElse(true);
        if (passing && delivery.attempt() < ATTEMPTS) {
            sender.schedule(() -> attempt(event, delivery.again(), address), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    // By hand

    /** A delivery with a good signature, for a test to spoil and send. */
    public WebhookDelivery delivery(JsonObject event) {
        return WebhookDelivery.of(event, apiKey, secret);
    }

    public WebhookDelivery delivery(String body) {
        return WebhookDelivery.of(body.getBytes(StandardCharsets.UTF_8), apiKey, secret);
    }

    public HttpResponse<String> send(WebhookDelivery delivery, URI address) {
        try {
            return http.send(delivery.to(address), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
