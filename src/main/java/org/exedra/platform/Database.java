package org.exedra.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The server's JDBC resource, for what needs it without JPA. It is looked up by its plain name, which every server knows; an
 * injected one would be sought in the application's own names on some.
 */
public final class Database {

    /** Its JNDI name. */
    public static final String NAME = "jdbc/exedra";

    private static final int PATIENCE_SECONDS = 3;

    private Database() {}

    /** @throws SQLException if the server has no such resource, in a sentence that says so */
    public static DataSource dataSource() throws SQLException {
        try {
            return InitialContext.doLookup(NAME);
        } catch (NamingException e) {
            throw new SQLException(
                    "the server has no JDBC resource with the JNDI name " + NAME
                            + "; make one as the README's page for this server says.",
                    e);
        }
    }

    /**
     * Returns when the database has answered. It is told a statement, for some pools drop a broken connection only after a
     * statement has failed.
     */
    public static void ping() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.execute("select 1");
        }
    }

    /**
     * Whether this failed because the database is away. A broken connection says so itself; when something else was said, by a
     * pool for instance, the database is asked.
     */
    public static boolean isAway(Throwable failure) {
        var states = Causes.of(failure, SQLException.class)
                .map(SQLException::getSQLState)
                .toList();
        return states.stream().anyMatch(SqlState::isAway) || !states.isEmpty() && !answers();
    }

    private static boolean answers() {
        try {
            ping();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** A connection, to be closed after use. */
    public static Connection connect() throws SQLException {
        return dataSource().getConnection();
    }
}
