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

    private SqlLog() {}

    /** The statements while this is done, but those that only find out who is signed in, and the watch over the rooms. */
    public static List<String> during(Runnable action) {
        int start = size();
        action.run();
        return STATEMENT
                .matcher(read().substring(start))
                .results()
                .map(found -> found.group(1))
                .filter(statement -> !statement.contains("open_stay") && !statement.contains("sign_in"))
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
