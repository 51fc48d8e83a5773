package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The SQL statements that the server executes, as its persistence provider logs them. */
public final class SqlLog {

    private static final Pattern STATEMENT = Pattern.compile("(?m)^\\w+: ((?:SELECT|INSERT|UPDATE|DELETE)\\b.*)$");

    /** What is looked at all the time: who is signed in, who is in a room, and what is to be sent. */
    private static final List<String> WATCHED = List.of("sign_in", "open_stay", "webhook_delivery");

    private final int start;

    private SqlLog(int start) {
        this.start = start;
    }

    /** Listens to what is executed from now on. */
    public static SqlLog fromNow() {
        return new SqlLog(size());
    }

    /** Whether something that begins so has been executed. */
    public boolean has(String beginning) {
        return STATEMENT
                .matcher(read().substring(start))
                .results()
                .anyMatch(found -> found.group(1).startsWith(beginning));
    }

    /** The statements while this is done, but those that are made all the time. */
    public static List<String> during(Runnable action) {
        int start = size();
        action.run();
        return STATEMENT
                .matcher(read().substring(start))
                .results()
                .map(found -> found.group(1))
                .filter(statement -> WATCHED.stream().noneMatch(statement::contains))
                .toList();
    }

    private static int size() {
        return read().length();
    }

    private static String read() {
        try {
            return Files.readString(TestServer.log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
