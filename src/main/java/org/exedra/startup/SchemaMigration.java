package org.exedra.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.exedra.platform.Causes;
import org.exedra.platform.SqlState;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Brings the database's schema up to this version of Exedra. Several nodes may start at once: one migrates, the others wait. */
@ApplicationScoped
public class SchemaMigration {

    /** The schema could not be brought up to date; the message is one sentence with the remedy. */
    public static class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    void migrate(DataSource dataSource) {
        migrate(dataSource, "classpath:db/migration");
    }

    void migrate(DataSource dataSource, String location) {
        try {
            var flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations(location)
                    .failOnMissingLocations(true)
                    // A newer version's schema is not ours to write to; Flyway would let it pass.
                    .ignoreMigrationPatterns(new String[0])
                    .load();
            var result = flyway.migrate();
            if (result.initialSchemaVersion == null && result.migrationsExecuted == 0) {
                throw new Failed("the WAR's schema migrations were not found; deploy the WAR as it was built.", null);
            }
        } catch (FlywayException e) {
            throw new Failed(reason(e), e);
        }
    }

    private static String reason(FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "the database holds tables of something else; the database's user must own an empty database of its own"
                    + " (create database exedra owner exedra).";
        }
        return Causes.of(failure, SQLException.class)
                .filter(cause -> SqlState.isDenied(cause.getSQLState()))
                .findFirst()
                .map(denied ->
                        "the database's user may not make or change Exedra's tables; it must own its database (create"
                                + " database exedra owner exedra) and every table of Exedra's that is there already: "
                                + denied.getMessage().lines().findFirst().orElse(""))
                .orElseGet(() ->
                        "the database's schema could not be brought up to this version of Exedra; deploy the version"
                                + " that made the schema or a newer one, or restore the database: "
                                + failure.getMessage());
    }
}
