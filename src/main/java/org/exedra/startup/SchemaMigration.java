package org.exedra.startup;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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
        try {
            var flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load();
            var result = flyway.migrate();
            if (result.initialSchemaVersion == null && result.migrationsExecuted == 0) {
                throw new Failed("the WAR's schema migrations were not found; deploy the WAR as it was built.", null);
            }
        } catch (FlywayException e) {
            throw new Failed(
                    "the database's schema could not be brought up to this version of Exedra; deploy the version that made"
                            + " the schema or a newer one, or restore the database: " + e.getMessage(),
                    e);
        }
    }
}
