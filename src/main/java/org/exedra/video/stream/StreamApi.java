package org.exedra.video.stream;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.exedra.platform.Settings;
import org.exedra.video.VideoUnavailable;

/**
 * Speaks to Stream's REST API as its server-side SDKs do: the API key in the query, the server's token without "Bearer".
 *
 * <p>A request that fails for a reason that passes (no connection, 429, 5xx) is tried again, soon and not often, for a person
 * is waiting; where Stream says when its rate limit is reset, not before then. When several requests in a row have failed it
 * is left alone for a while, and whoever asks is told at once.
 */
class StreamApi {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** No attempt begins later: the page waits for its grant, and would take us for the one who is away. */
    private static final Duration ALL_TOGETHER = Duration.ofSeconds(5);

    private static final int RETRIES = 2;
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * How long to wait for what.
     *
     * @param answer to one request
     * @param firstRetry before the second attempt
     * @param lastRetry before any attempt at most; who is to wait longer is told so
     * @param leftAlone after too many failures
     */
    record Pace(Duration answer, Duration firstRetry, Duration lastRetry, Duration leftAlone) {

        static final Pace STANDARD =
                new Pace(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final Settings.Stream stream;
    private final StreamTokens tokens;
    private final Clock clock;
    private final Pace pace;
    private final CircuitBreaker<JsonObject> circuit;
    private final FailsafeExecutor<JsonObject> careful;

    StreamApi(Settings.Stream stream, StreamTokens tokens, Clock clock) {
        this(stream, tokens, clock, Pace.STANDARD);
    }

    StreamApi(Settings.Stream stream, StreamTokens tokens, Clock clock, Pace pace) {
        this.stream = stream;
        this.tokens = tokens;
        this.clock = clock;
        this.pace = pace;
        this.circuit = CircuitBreaker.<JsonObject>builder()
                .handleIf(StreamApi::isPassing)
                .withFailureThreshold(FAILURES_TO_OPEN)
                .withDelay(pace.leftAlone())
                .build();
        this.careful = Failsafe.with(
                RetryPolicy.<JsonObject>builder()
                        .handleIf(StreamApi::isPassing)
                        .abortIf((answer, failure) -> failure instanceof Refused refused && isLongWait(refused))
                        .withMaxRetries(RETRIES)
                        .withBackoff(pace.firstRetry(), pace.lastRetry())
                        .withDelayFn(context -> untilReset(context.getLastException()))
                        .withMaxDuration(ALL_TOGETHER)
                        .build(),
                circuit);
    }

    JsonObject get(String path) {
        return ask("GET", path, null);
    }

    JsonObject post(String path, JsonObject body) {
        return ask("POST", path, body);
    }

    JsonObject put(String path, JsonObject body) {
        return ask("PUT", path, body);
    }

    /**
     * @throws Refused if Stream says no to this, and would again
     * @throws VideoUnavailable if it does not answer, or not now
     */
    private JsonObject ask(String method, String path, JsonObject body) {
        try {
            return careful.get(() -> send(method, path, body));
        } catch (CircuitBreakerOpenException e) {
            throw new VideoUnavailable(circuit.getRemainingDelay().plusSeconds(1), e);
        } catch (Refused refused) {
            if (!isPassing(refused)) {
                throw refused;
            }
            throw new VideoUnavailable(refused.wait.orElse(TRY_AGAIN), refused);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new VideoUnavailable(TRY_AGAIN, e.getCause());
        }
    }

    private JsonObject send(String method, String path, JsonObject body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", tokens.forServer())
                .header("stream-auth-type", "jwt")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        var response = inTime(http.sendAsync(request, BodyHandlers.ofString()));
        var answer = read(response.body());
        if (response.statusCode() / 100 == 2) {
            return answer.orElseThrow(() -> new IOException("Stream's answer is no JSON object."));
        }
        throw new Refused(
                response.statusCode(),
                answer.map(error -> error.getInt("code", 0)).orElse(0),
                method + " " + path,
                waitToldBy(response));
    }

    /** The whole of it: a request's own time-out ends when the body begins. */
    private <T> T inTime(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(pace.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("Stream has not answered in time.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private URI uri(String path) {
        String base = stream.url().toString().replaceFirst("/+$", "");
        return URI.create(base + path + "?api_key=" + URLEncoder.encode(stream.apiKey(), StandardCharsets.UTF_8));
    }

    private static Optional<JsonObject> read(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** {@code X-RateLimit-Reset} is in seconds since 1970 (https://getstream.io/video/docs/api/misc/rate_limits/). */
    private Optional<Duration> waitToldBy(HttpResponse<?> response) {
        if (response.statusCode() != TOO_MANY_REQUESTS) {
            return Optional.empty();
        }
        long now = clock.instant().getEpochSecond();
        return response.headers()
                .firstValue("X-RateLimit-Reset")
                .filter(value -> value.matches("\\d{1,11}"))
                .map(value -> Duration.ofSeconds(Math.max(1, Long.parseLong(value) - now)));
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof Refused refused && (refused.status == TOO_MANY_REQUESTS || refused.status >= 500);
    }

    private boolean isLongWait(Refused refused) {
        return refused.wait.isPresent() && refused.wait.get().compareTo(pace.lastRetry()) > 0;
    }

    /** Minus one leaves it to the back-off. */
    private static Duration untilReset(Throwable failure) {
        return failure instanceof Refused refused ? refused.wait.orElse(Duration.ofNanos(-1)) : Duration.ofNanos(-1);
    }

    /** Stream has answered, and the answer is no. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final int code;
        private final transient Optional<Duration> wait;

        Refused(int status, int code, String request, Optional<Duration> wait) {
            super("Stream answers " + status + " with code " + code + " to " + request);
            this.status = status;
            this.code = code;
            this.wait = wait;
        }

        int status() {
            return status;
        }

        /** Stream's own number for it (https://getstream.io/video/docs/api/errors/). */
        int code() {
            return code;
        }
    }
}
