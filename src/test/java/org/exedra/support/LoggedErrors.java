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

    /** With the logger's name; Open Liberty's console has none, but its own errors begin with a code or a class. */
    private static final Pattern ERROR =
            Pattern.compile("\\b(?:SEVERE|ERROR)\\b.*\\borg\\.exedra\\.[a-z]|^\\[ERROR +] [A-Z][a-z]* [a-z]");

    /** Stream refuses our key, as StreamTokenIT wants it to. */
    private static final List<String> ASKED_FOR = List.of("org.exedra.video.stream.StreamBackend");

    private final Path log;
    private long read;

    LoggedErrors(Path log) {
        this.log = log;
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
                    .filter(line -> ERROR.matcher(line).find())
                    .filter(line -> ASKED_FOR.stream().noneMatch(line::contains))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
