package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exedra.support.server.ServerProduct;

/** One WAR, several servers: what each of them was tested with, as a table. */
public final class Matrix {

    private static final Path REPORTS = Path.of("target", "failsafe-reports");
    private static final Pattern COUNTS =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)");
    private static final List<String> HEADINGS =
            List.of("server", "version", "JDK", "database", "in-server tests", "journeys", "start to ready", "result");
    private static final String UNKNOWN = "?";
    private static final String PASSED = "passed";

    private Matrix() {}

    /** Prints the table and keeps it in {@code target/matrix.md}; fails unless each server passed, with the one WAR. */
    public static void main(String[] none) throws IOException {
        String war = MatrixFacts.sha256(TestWar.file());
        var table = new StringBuilder(row(HEADINGS))
                .append("|---".repeat(HEADINGS.size()))
                .append("|\n");
        var failed = new ArrayList<String>();
        for (String server : ServerProduct.NAMES) {
            var facts = MatrixFacts.of(server);
            var inServer = counts(server, "it");
            var journeys = counts(server, "journey");
            String result = result(facts.getProperty("war"), war, inServer.isGood() && journeys.isGood());
            if (!result.equals(PASSED)) {
                failed.add(server);
            }
            table.append(row(List.of(
                    facts.getProperty("title", server),
                    facts.getProperty("version", UNKNOWN),
                    facts.getProperty("java", UNKNOWN),
                    facts.getProperty("databases", UNKNOWN),
                    inServer.toString(),
                    journeys.toString(),
                    facts.getProperty("ready", "never"),
                    result)));
        }
        table.append("\nThe WAR on each: exedra.war, SHA-256 ").append(war).append('\n');
        Files.writeString(Path.of("target", "matrix.md"), table);
        System.out.println(table);
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not every server passed every test with this WAR: " + failed);
        }
    }

    private static String result(String warOfServer, String war, boolean good) {
        if (warOfServer == null) {
            return "NOT STARTED";
        }
        if (!warOfServer.equals(war)) {
            return "ANOTHER WAR";
        }
        return good ? PASSED : "FAILED";
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private record Counts(int passed, int failed) {

        Counts plus(Counts other) {
            return new Counts(passed + other.passed, failed + other.failed);
        }

        boolean isGood() {
            return passed > 0 && failed == 0;
        }

        @Override
        public String toString() {
            return failed == 0 ? passed + " passed" : passed + " passed, " + failed + " failed";
        }
    }

    /** Of the default server on each database, of the others on PostgreSQL. */
    private static Counts counts(String server, String kind) throws IOException {
        var executions = server.equals("payara-micro")
                ? List.of(kind + "-embedded", kind + "-postgresql")
                : List.of(kind + "-" + server);
        var sum = new Counts(0, 0);
        for (String execution : executions) {
            var directory = REPORTS.resolve(execution);
            if (Files.exists(directory)) {
                try (var files = Files.list(directory)) {
                    sum = summaries(files).reduce(sum, Counts::plus);
                }
            }
        }
        return sum;
    }

    private static Stream<Counts> summaries(Stream<Path> files) {
        return files.filter(file ->
                        file.toString().endsWith(".txt") && !file.toString().endsWith("-output.txt"))
                .map(Matrix::summary);
    }

    private static Counts summary(Path file) {
        try {
            var found = COUNTS.matcher(Files.readString(file));
            if (!found.find()) {
                return new Counts(0, 1);
            }
            int run = Integer.parseInt(found.group(1));
            int failed = Integer.parseInt(found.group(2))
                    + Integer.parseInt(found.group(3))
                    + Integer.parseInt(found.group(4)); // a test that was left out has not passed
            return new Counts(run - failed, failed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
