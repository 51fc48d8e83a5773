package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/** The WAR under test: as it was built, or as the system property {@code exedra.test.war} says. */
public final class TestWar {

    private static final Path FILE =
            Path.of(System.getProperty("exedra.test.war", "target/exedra.war")).toAbsolutePath();

    private TestWar() {}

    public static Path file() {
        return FILE;
    }

    /** The same with one more migration, as the next version may be; under the name that servers know Exedra by. */
    public static Path withMigration(String name, String sql) {
        var next = Path.of("target", "next-version", "exedra.war").toAbsolutePath();
        try {
            Files.createDirectories(next.getParent());
            Files.copy(FILE, next, StandardCopyOption.REPLACE_EXISTING);
            try (var war = FileSystems.newFileSystem(next)) {
                Files.writeString(war.getPath("WEB-INF/classes/db/migration", name), sql);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next;
    }

    /** Whether it was built with Stream's SDK; only then does a server with Stream's settings start. */
    public static boolean hasStream() {
        try (var war = new ZipFile(FILE.toFile())) {
            return war.getEntry("assets/call/stream.js") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
