package org.exedra.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.BareServer;
import org.exedra.support.Browsers.Devices;
import org.exedra.support.SlowProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long it takes from <i>Join now</i> to the other's first picture, when the other is already in: in Exedra, and on a page
 * that does nothing else, in turn, so that the machine's moods hit both. It reports, and asserts nothing about time.
 */
@ExtendWith(OnExedra.class)
class JoinTimeBenchmark {

    private static final int RUNS = Integer.getInteger("exedra.benchmark.runs", 20);
    private static final Path REPORT = Path.of("target", "benchmark", "join-time.txt");

    private final StringBuilder report = new StringBuilder(
            "Join now -> first picture of the other, %d runs, in ms: median (min to max)%n".formatted(RUNS));

    @Test
    void joinTime(People people) throws IOException {
        byte[] page;
        try (var file = JoinTimeBenchmark.class.getResourceAsStream("/journey/bare.html")) {
            page = file.readAllBytes();
        }
        try (var bare = new BareServer(page)) {
            measure("loopback", people, Duration.ZERO, bare);
            measure("100 ms round trip", people, Duration.ofMillis(50), bare);
        }
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
        System.out.println(report);
    }

    private void measure(String where, People people, Duration eachWay, BareServer bare) {
        try (var wayToExedra = new SlowProxy(people.server().port(), eachWay);
                var wayToBare = new SlowProxy(bare.port(), eachWay)) {
            var booking = BookingFixture.running("Benchmark");
            var tutor = people.somebody(new Person.Setting(wayToExedra.origin()), Devices.FAST_CAMERA_AND_MICROPHONE)
                    .isSignedInAs(booking.tutor())
                    .joinsCallOf(booking);
            var student = people.somebody(new Person.Setting(wayToExedra.origin()), Devices.FAST_CAMERA_AND_MICROPHONE)
                    .isSignedInAs(booking.student());
            var first = people.somebody(new Person.Setting(wayToBare.origin()), Devices.FAST_CAMERA_AND_MICROPHONE);
            first.opensExactly("/?first");
            first.text("Connection ready").waitFor();
            first.button("Join now").click();
            var newcomer = people.somebody(new Person.Setting(wayToBare.origin()), Devices.FAST_CAMERA_AND_MICROPHONE);

            var exedra = new Series();
            var plain = new Series();
            for (int run = 0; run < RUNS; run++) {
                student.inLobbyOf(booking);
                student.text(booking.tutor().name() + " is already here").waitFor();
                exedra.add(tutor, student);
                exedra.addMarks(student);
                student.button("Leave").click();
                tutor.text(booking.student().name() + " left.").waitFor();
                student.page().navigate("about:blank");

                newcomer.opensExactly("/");
                newcomer.text("Connection ready").waitFor();
                plain.add(first, newcomer);
                newcomer.page().navigate("about:blank");
                first.until("the newcomer is gone", () ->
                        (Boolean) first.page().evaluate("() => document.querySelector('video').srcObject === null"));
            }
            tell(where, exedra, plain);
            List.of(tutor, student, first, newcomer).forEach(Person::go);
        }
    }

    private void tell(String where, Series exedra, Series plain) {
        report.append("%n%s%n".formatted(where));
        line("newcomer sees the other", exedra.newcomer, plain.newcomer);
        line("the other sees the newcomer", exedra.other, plain.other);
        line("newcomer, by the page's own marks", exedra.marks, plain.newcomer);
    }

    private void line(String what, List<Double> exedra, List<Double> plain) {
        report.append("  %-34s Exedra %-18s bare page %-18s ratio %.2f%n"
                .formatted(what, inWords(exedra), inWords(plain), median(exedra) / median(plain)));
    }

    private static String inWords(List<Double> series) {
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f)",
                median(series),
                series.stream().min(Double::compare).orElseThrow(),
                series.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> series) {
        var sorted = series.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** What one page took, run by run. */
    private static final class Series {

        private final List<Double> newcomer = new ArrayList<>();
        private final List<Double> other = new ArrayList<>();
        private final List<Double> marks = new ArrayList<>();

        void add(Person there, Person coming) {
            there.page().evaluate("() => witness.watchFirstFrame()");
            coming.page().evaluate("() => witness.watchFirstFrame()");
            coming.button("Join now").click();
            for (var person : List.of(there, coming)) {
                person.until("the first picture", () -> instants(person).get("firstFrame") != null);
            }
            double click = instants(coming).get("click").doubleValue();
            newcomer.add(instants(coming).get("firstFrame").doubleValue() - click);
            other.add(instants(there).get("firstFrame").doubleValue() - click);
        }

        void addMarks(Person coming) {
            marks.add(coming.number("""
                            () => {
                              const at = (name) => performance.getEntriesByName(name).at(-1).startTime;
                              return at("exedra:first-remote-frame") - at("exedra:join");
                            }
                            """).doubleValue());
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Number> instants(Person person) {
            return (Map<String, Number>) person.page().evaluate("() => witness.instants()");
        }
    }
}
