package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exedra.support.server.ServerProduct;

/** One WAR, several servers: what each of them was tested with, as a table. */
public final class Matrix {

    private static final Path FACTS = Path.of("target", "matrix");
    private static final Path REPORTS = Path.of("target", "failsafe-reports");
    private static final List<String> SERVERS =
            List.of("payara-micro", "payara-server", "wildfly", "open-liberty", "glassfish");
    private static final Pattern COUNTS =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)");
    private static final String LINE = "| %s | %s | %s | %s | %s | %s | %s |%n";

    private Matrix() {}

    /** Notes that a server has become ready with the WAR. */
    static void note(ServerProduct product, Path war, Duration untilReady) {
        var facts = new Properties();
        facts.setProperty("title", product.title());
        facts.setProperty("version", product.version());
        facts.setProperty("java", System.getProperty("java.version"));
        facts.setProperty("war", sha256(war));
        facts.setProperty("ready", String.format(Locale.ROOT, "%.1f s", untilReady.toMillis() / 1000.0));
        try (var out = Files.newOutputStream(Files.createDirectories(FACTS).resolve(product.name() + ".properties"))) {
            facts.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints the table and keeps it in {@code target/matrix.md}; fails unless all servers had the same WAR. */
    public static void main(String[] none) throws IOException {
        var table = new StringBuilder(
                LINE.formatted("server", "version", "Java", "in-server tests", "journeys", "start to ready", "result"));
        table.append("|---|---|---|---|---|---|---|%n".formatted());
        var wars = new TreeSet<String>();
        for (String server : SERVERS) {
            var file = FACTS.resolve(server + ".properties");
            if (Files.exists(file)) {
                var facts = new Properties();
                try (var in = Files.newInputStream(file)) {
                    facts.load(in);
                }
                wars.add(facts.getProperty("war"));
                table.append(line(facts, counts(server, "it"), counts(server, "journey")));
            }
        }
        table.append("%nexedra.war: SHA-256 %s%n".formatted(String.join(", ", wars)));
        Files.writeString(Path.of("target", "matrix.md"), table);
        System.out.println(table);
        if (wars.size() != 1) {
            throw new IllegalStateException("The servers did not all have the same WAR: " + wars);
        }
    }

    private static String line(Properties facts, Counts inServer, Counts journeys) {
        boolean passed = inServer.passed() && journeys.passed();
        return LINE.formatted(
                facts.getProperty("title"),
                facts.getProperty("version"),
                facts.getProperty("java"),
                inServer,
                journeys,
                facts.getProperty("ready"),
                passed ? "passed" : "FAILED");
    }

    private record Counts(int run, int failed) {

        Counts plus(Counts other) {
            return new Counts(run + other.run, failed + other.failed);
        }

        boolean passed() {
            return run > 0 && failed == 0;
        }

        @Override
        public String toString() {
            return failed == 0 ? String.valueOf(run) : run + ", " + failed + " failed";
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
                return new Counts(1, 1);
            }
            return new Counts(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)) + Integer.parseInt(found.group(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
