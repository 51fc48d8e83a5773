package org.exedra.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.exedra.platform.Database;
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

    void migrate() {
        DataSource dataSource;
        try {
            dataSource = Database.dataSource();
            dataSource.getConnection().close();
        } catch (SQLException e) {
            throw new Failed(
                    "its database cannot be reached; check the server's JDBC resource " + Database.NAME
                            + " (on Payara Micro EXEDRA_DATABASE_URL, EXEDRA_DATABASE_USER and"
                            + " EXEDRA_DATABASE_PASSWORD): " + e.getMessage() + ".",
                    e);
        }
        try {
            var flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load();
            if (flyway.info().all().length == 0) {
                throw new Failed("the WAR's schema migrations were not found; deploy the WAR as it was built.", null);
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new Failed("the schema could not be brought up to date: " + e.getMessage(), e);
        }
    }
}
