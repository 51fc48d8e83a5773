package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SQL statements that the database under test executes, whoever sends them, as the database itself tells: in small letters,
 * and in no order that counts.
 */
public final class SqlLog {

    private static final Pattern LOGGED = Pattern.compile("(?m)LOG:  (?:execute [^:]+|statement): (.*)$");
    private static final Pattern STATEMENT = Pattern.compile("(?:select|insert|update|delete)\\b.*", Pattern.DOTALL);

    /** What is looked at all the time: who is signed in, who is in a room, what is to be sent, closed or forgotten; our own looking. */
    private static final List<String> WATCHED = List.of(
            "sign_in", "open_stay", "webhook_delivery", "kept_answer", "call_closed_at is null", "information_schema");

    /** A pool asks so whether its connection is still good. */
    private static final String ALIVE = "select 1";

    /** PostgreSQL writes all of them down; H2 counts how often it executes each. */
    private final boolean isLogged = TestDatabase.get().isPostgresql();

    private final int start = isLogged ? log().length() : 0;
    private final Map<String, Integer> before = isLogged ? Map.of() : counts();

    private SqlLog() {}

    /** Listens to what is executed from now on. */
    public static SqlLog fromNow() {
        return new SqlLog();
    }

    /** The statements while this is done, but those that are made all the time. */
    public static List<String> during(Runnable action) {
        var log = fromNow();
        action.run();
        return log.statements()
                .filter(statement -> !statement.strip().equals(ALIVE))
                .filter(statement -> WATCHED.stream().noneMatch(statement::contains))
                .sorted()
                .toList();
    }

    /** Whether something that begins so has been executed, or is being executed. */
    public boolean has(String beginning) {
        var executing = isLogged ? Stream.<String>empty() : executing().stream();
        return Stream.concat(statements(), executing)
                .anyMatch(statement -> statement.startsWith(beginning.toLowerCase(Locale.ROOT)));
    }

    /** How many have been executed in which this is found. */
    public long count(Pattern pattern) {
        return statements().filter(pattern.asPredicate()).count();
    }

    private Stream<String> statements() {
        return (isLogged ? logged() : counted())
                .stream()
                        .map(statement -> statement.toLowerCase(Locale.ROOT))
                        .filter(statement -> STATEMENT.matcher(statement).matches());
    }

    private List<String> logged() {
        return LOGGED.matcher(log().substring(start))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String log() {
        try {
            return Files.readString(TestDatabase.get().log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> counted() {
        var statements = new ArrayList<String>();
        counts().forEach((statement, count) ->
                statements.addAll(Collections.nCopies(count - before.getOrDefault(statement, 0), statement)));
        return statements;
    }

    /** H2 counts what has ended. */
    private static List<String> executing() {
        try (var connection = TestDatabase.get().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select lower(executing_statement) from information_schema.sessions"
                        + " where executing_statement is not null")) {
            var statements = new ArrayList<String>();
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
            return statements;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Integer> counts() {
        try (var connection = TestDatabase.get().connect();
                var statement = connection.createStatement()) {
            statement.execute("set query_statistics true");
            statement.execute("set query_statistics_max_entries 1000");
            var counts = new TreeMap<String, Integer>();
            try (var rows = statement.executeQuery(
                    "select sql_statement, execution_count from information_schema.query_statistics")) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getInt(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
