package org.exedra.api;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.exedra.booking.BookingStatus;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.TestAccount;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.ExedraServer;
import org.exedra.support.PlainApplication;
import org.junit.jupiter.api.Test;

/**
 * How much processor time a request costs, against the least that the same server spends on one of its kind: the token endpoint
 * against an empty JAX-RS resource, and against the same where the server has to know who asks (whom it takes at their word, so
 * that all of the difference is its own Jakarta Security), the dashboard with 20 bookings against a plain Faces page with a data table of 20 rows. In
 * turn and in one run, so that the machine's moods hit all, and after so many that the compiler has become quiet. It reports,
 * and asserts nothing about time.
 */
class RequestCostBenchmark {

    private static final int WARM_UP = Integer.getInteger("exedra.benchmark.warm-up", 15_000);
    private static final int REQUESTS = Integer.getInteger("exedra.benchmark.requests", 2_000);
    private static final int ROUNDS = Integer.getInteger("exedra.benchmark.rounds", 9);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path REPORT = Path.of("target", "benchmark", "request-cost.txt");

    private final Map<String, Supplier<Answer>> requests = new LinkedHashMap<>();
    private final Map<String, List<Double>> costs = new LinkedHashMap<>();

    @Test
    void cpuTimeARequest() throws IOException {
        var unlimited = Map.of("EXEDRA_API_REQUESTS_PER_MINUTE", "0", "EXEDRA_API_ADDRESS_REQUESTS_PER_MINUTE", "0");
        var beside = Map.of("plain", PlainApplication.war(), "guarded", PlainApplication.guardedWar());
        try (var server =
                ExedraServer.measured("request-cost", beside, unlimited).start()) {
            prepare(URI.create(server.origin()));
            requests.values().forEach(request -> repeat(request, WARM_UP));
            for (int round = 0; round < ROUNDS; round++) {
                requests.forEach((name, request) ->
                        costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost(server, request)));
            }
        }
        String report = report();
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
        System.out.println(report);
    }

    private void prepare(URI server) {
        var student = AccountFixture.student().create();
        var tutor = AccountFixture.tutor().create();
        var running = twentyBookings(tutor, student);
        // A client of its own for each: a page of Faces gives out a session, which costs whoever brings its cookie
        // back.
        var asNobody = ExedraClient.at(server);
        var asReader = ExedraClient.at(server);
        var asStudent = ExedraClient.at(server).signedIn(student);
        var body = Json.createObjectBuilder().add("bookingId", running).build();
        requests.put("empty resource", () -> asNobody.post("/plain/api/empty", body));
        requests.put("signed in", () -> asNobody.post("/guarded/api/empty", body));
        requests.put("token", () -> asStudent.post("/api/video/token", body));
        requests.put("plain table", () -> asReader.get("/plain/table.xhtml"));
        requests.put("dashboard", () -> asStudent.get("/en/dashboard"));
        // Those beside Exedra may be deployed a moment later.
        requests.forEach((name, request) ->
                Await.until(name, PATIENCE, () -> request.get().status() == 200));
    }

    /** One that runs, nine that are ahead, five that wait for an answer, five that are past. */
    private static String twentyBookings(TestAccount tutor, TestAccount student) {
        var running =
                BookingFixture.between(tutor, student).confirmed().running().create();
        for (int i = 1; i <= 9; i++) {
            ahead(tutor, student, i).confirmed().create();
        }
        for (int i = 10; i <= 14; i++) {
            ahead(tutor, student, i).create();
        }
        for (int i = 1; i <= 5; i++) {
            BookingFixture.between(tutor, student)
                    .status(BookingStatus.COMPLETED)
                    .startingAt(Instant.now().minus(Duration.ofDays(i)))
                    .create();
        }
        return running.id().toString();
    }

    private static BookingFixture ahead(TestAccount tutor, TestAccount student, int days) {
        return BookingFixture.between(tutor, student).startingAt(Instant.now().plus(Duration.ofDays(days)));
    }

    private static void repeat(Supplier<Answer> request, int times) {
        for (int i = 0; i < times; i++) {
            request.get();
        }
    }

    /** In milliseconds a request. */
    private static double cost(ExedraServer server, Supplier<Answer> request) {
        var before = server.cpuTime();
        repeat(request, REQUESTS);
        return server.cpuTime().minus(before).toNanos() / 1e6 / REQUESTS;
    }

    private String report() {
        var report = new StringBuilder(String.format(
                "Processor time a request, %d rounds of %d, in ms: median (min to max)%n", ROUNDS, REQUESTS));
        costs.forEach((name, series) -> report.append(String.format(
                Locale.ROOT,
                "  %-15s %.2f (%.2f to %.2f)%n",
                name,
                median(series),
                series.stream().min(Double::compare).orElseThrow(),
                series.stream().max(Double::compare).orElseThrow())));
        return report.append(ratio("token", "empty resource"))
                .append(ratio("signed in", "empty resource"))
                .append(ratio("token", "signed in"))
                .append(ratio("dashboard", "plain table"))
                .append(ratio("dashboard", "empty resource"))
                .toString();
    }

    private String ratio(String of, String to) {
        return String.format(Locale.ROOT, "  %s to %s: %.2f%n", of, to, median(costs.get(of)) / median(costs.get(to)));
    }

    private static double median(List<Double> series) {
        return series.stream().sorted().toList().get(series.size() / 2);
    }
}
