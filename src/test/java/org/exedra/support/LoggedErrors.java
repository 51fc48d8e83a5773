package org.exedra.support;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the product has written into its server's log as an error: it means a defect, if no test has asked for it. */
final class LoggedErrors {

    /**
     * With the logger's name, as Payara and GlassFish write it and as WildFly does; Open Liberty's console has none, but its own
     * errors begin with a code or a class.
     */
    private static final Pattern ERROR =
            Pattern.compile("SEVERE\\b.*org\\.exedra\\.[a-z]|ERROR \\[org\\.exedra\\.|^\\[ERROR +] [A-Z][a-z]* [a-z]");

    /** Stream refuses our key, as StreamTokenIT wants it to. */
    private static final List<String> ASKED_FOR = List.of("org.exedra.video.stream.StreamBackend");

    private final Path log;
    private long read;

    LoggedErrors(Path log) {
        this.log = log;
    }

    static boolean isError(String line) {
        return ERROR.matcher(line).find() && ASKED_FOR.stream().noneMatch(line::contains);
    }

    /** Those that have come since they were last asked for. */
    synchronized List<String> since() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var added = new byte[(int) (file.length() - read)];
            file.seek(read);
            file.readFully(added);
            read += added.length;
            return new String(added, StandardCharsets.UTF_8)
                    .lines()
                    .filter(LoggedErrors::isError)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
