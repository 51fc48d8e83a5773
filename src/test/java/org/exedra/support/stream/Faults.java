package org.exedra.support.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What goes wrong at Stream, for as long as a test wants it to. */
public final class Faults {

    private final Deque<StreamError> serverErrors = new ConcurrentLinkedDeque<>();
    private final Deque<StreamError> browserErrors = new ConcurrentLinkedDeque<>();
    private volatile StreamError constantError;
    private volatile StreamError connectError;
    private volatile boolean silentConnects;
    private volatile Duration delay = Duration.ZERO;

    /** The next answers to servers are this one. */
    public void failNext(int times, int status, int code) {
        failNext(times, status, code, Map.of());
    }

    public void failNext(int times, int status, int code, Map<String, String> headers) {
        for (int i = 0; i < times; i++) {
            serverErrors.add(new StreamError(status, code, "made up for a test", headers));
        }
    }

    /** The next answers to servers are that the limit of requests is used up, until then. */
    public void limitRate(int times, Instant reset) {
        failNext(
                times,
                429,
                StreamError.RATE_LIMIT,
                Map.of(
                        "X-RateLimit-Limit", "60",
                        "X-RateLimit-Remaining", "0",
                        "X-RateLimit-Reset", String.valueOf(reset.getEpochSecond())));
    }

    /** All answers to servers are this one from now on. */
    public void failAlways(int status, int code) {
        constantError = new StreamError(status, code, "made up for a test");
    }

    /** The next answers to browsers' requests, which are not their sockets, are this one. */
    public void failNextBrowser(int times, int status, int code) {
        for (int i = 0; i < times; i++) {
            browserErrors.add(new StreamError(status, code, "made up for a test"));
        }
    }

    /** Answers to servers take so long. */
    public void delayAnswers(Duration value) {
        delay = value;
    }

    /** Whoever connects to the coordinator is told this error. */
    public void refuseConnects(int code) {
        connectError = StreamError.token(code, "made up for a test");
    }

    /** Whoever connects to the coordinator is told nothing. */
    public void ignoreConnects() {
        silentConnects = true;
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        serverErrors.clear();
        browserErrors.clear();
        constantError = null;
        connectError = null;
        silentConnects = false;
        delay = Duration.ZERO;
    }

    void meet(StreamRequest request) {
        if (request.isFromBrowser()) {
            fail(browserErrors.poll());
            return;
        }
        await();
        fail(constantError);
        fail(serverErrors.poll());
    }

    private static void fail(StreamError error) {
        if (error != null) {
            throw error;
        }
    }

    private void await() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Optional<StreamError> connectError() {
        return Optional.ofNullable(connectError);
    }

    boolean silentConnects() {
        return silentConnects;
    }
}
