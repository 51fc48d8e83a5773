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
import org.exedra.support.server.ServerProduct;

/** What the {@link Matrix} says of a server besides its tests' results: noted when it is started, a file each. */
final class MatrixFacts {

    private static final Path DIRECTORY = Path.of("target", "matrix");

    private MatrixFacts() {}

    /** Notes that a server is being started with the WAR; whether it gets ready is another matter. */
    static void noteStart(ServerProduct product, Path war) {
        var facts = of(product.name());
        facts.setProperty("title", product.title());
        facts.setProperty("version", product.version());
        facts.setProperty("java", System.getProperty("java.runtime.version"));
        var databases = new TreeSet<>(List.of(facts.getProperty("databases", "").split(", ")));
        databases.remove("");
        databases.add(TestDatabase.get().version());
        facts.setProperty("databases", String.join(", ", databases));
        facts.setProperty("war", sha256(war));
        store(product.name(), facts);
    }

    /** Notes that it has become ready. */
    static void noteReady(ServerProduct product, Duration untilReady) {
        var facts = of(product.name());
        facts.setProperty("ready", String.format(Locale.ROOT, "%.1f s", untilReady.toMillis() / 1000.0));
        store(product.name(), facts);
    }

    static Properties of(String server) {
        var facts = new Properties();
        var file = file(server);
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                facts.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return facts;
    }

    private static void store(String server, Properties facts) {
        try {
            Files.createDirectories(DIRECTORY);
            try (var out = Files.newOutputStream(file(server))) {
                facts.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String server) {
        return DIRECTORY.resolve(server + ".properties");
    }

    static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
