package org.exedra.video.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.exedra.support.stream.TestStream;
import org.exedra.support.stream.WebhookEvents;
import org.junit.jupiter.api.Test;

/**
 * How long a report of Stream's is answered in, beside a look at the server's health, which asks the database one thing too; in
 * turn, so that the machine's moods hit both. It reports, and asserts nothing about time.
 */
class WebhookBenchmark extends OnServer {

    private static final int WARM_UP = 200;
    private static final int RUNS = 1000;
    private static final Path REPORT = Path.of("target", "benchmark", "webhook.txt");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI webhook = TestServer.uri().resolve("/api/video/stream/webhook");
    private final URI health = TestServer.uri().resolve("/health/ready");

    @Test
    void webhook() throws IOException, InterruptedException {
        var student = AccountFixture.student().create();
        var booking = BookingFixture.between(AccountFixture.tutor().create(), student)
                .by("stream")
                .confirmed()
                .running()
                .withCallId()
                .create();
        var reports = new ArrayList<Double>();
        var looks = new ArrayList<Double>();
        for (int run = -WARM_UP; run < RUNS; run++) {
            var event = WebhookEvents.joined(
                    "tutoring:booking-" + booking.id(),
                    student.id(),
                    UUID.randomUUID().toString(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            double report = millis(TestStream.get().webhooks().delivery(event).to(webhook));
            double look = millis(HttpRequest.newBuilder(health).build());
            if (run >= 0) {
                reports.add(report);
                looks.add(look);
            }
        }
        String text =
                "%d reports by webhook, in ms: %s%n%d looks at the health, in ms: %s%nratio of the medians: %.2f%n"
                        .formatted(RUNS, told(reports), RUNS, told(looks), at(reports, 0.5) / at(looks, 0.5));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, text);
        System.out.println(text);
    }

    private double millis(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        long end = System.nanoTime();
        if (status != 200) {
            throw new AssertionError(request.uri() + " answers " + status);
        }
        return (end - start) / 1e6;
    }

    private static String told(List<Double> series) {
        return String.format(
                Locale.ROOT,
                "median %.1f, 99 of 100 within %.1f, all within %.1f",
                at(series, 0.5),
                at(series, 0.99),
                at(series, 1));
    }

    private static double at(List<Double> series, double share) {
        var sorted = new ArrayList<>(series);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * sorted.size())));
    }
}
