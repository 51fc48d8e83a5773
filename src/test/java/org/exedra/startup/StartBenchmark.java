package org.exedra.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exedra.support.ExedraServer;
import org.exedra.support.PlainApplication;
import org.exedra.support.server.ServerProduct;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the start of the server's process until Exedra is ready, and until the one page of an otherwise empty
 * Faces application is, on the same server and in turn, so that the machine's moods hit both. Each has been started once before:
 * its schema is there. It reports, and asserts nothing about time.
 */
class StartBenchmark {

    private static final int RUNS = Integer.getInteger("exedra.benchmark.starts", 7);

    /** As in the README's first command. The tests' own may be shared, which costs seconds after each kill. */
    private static final Map<String, String> DATABASE =
            Map.of("EXEDRA_DATABASE_URL", "jdbc:h2:file:./data/exedra;LOCK_TIMEOUT=10000;WRITE_DELAY=0");

    private static final Path REPORT = Path.of("target", "benchmark", "start.txt");

    @Test
    void startToReady() throws IOException {
        var exedra = new ArrayList<Double>();
        var empty = new ArrayList<Double>();
        try (var full = new ExedraServer("benchmark", DATABASE);
                var bare = new ExedraServer("benchmark-empty", PlainApplication.emptyWar(), "/index.xhtml", Map.of())) {
            seconds(full);
            seconds(bare);
            for (int run = 0; run < RUNS; run++) {
                exedra.add(seconds(full));
                empty.add(seconds(bare));
            }
        }
        String report = String.format(
                Locale.ROOT,
                "Start to ready on %s, %d starts each, in s: median (min to max)%n"
                        + "  Exedra %s, empty Faces application %s, ratio %.2f%n",
                ServerProduct.underTest().title(),
                RUNS,
                inWords(exedra),
                inWords(empty),
                median(exedra) / median(empty));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
        System.out.println(report);
    }

    private static double seconds(ExedraServer server) {
        long begin = System.nanoTime();
        server.start();
        double seconds = (System.nanoTime() - begin) / 1e9;
        server.kill();
        return seconds;
    }

    private static String inWords(List<Double> series) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                median(series),
                series.stream().min(Double::compare).orElseThrow(),
                series.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> series) {
        return series.stream().sorted().toList().get(series.size() / 2);
    }
}
