package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.exedra.support.Await;
import org.exedra.support.ExedraServer;
import org.exedra.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the administrator has to mend stops the deployment, in words that say what. */
class StartRefusedIT {

    private static final Duration START = Duration.ofMinutes(3);

    /** WildFly writes it with a dot. */
    private static final Pattern RESOURCE = Pattern.compile("jdbc[./]exedra");

    @Test
    void a_server_without_the_jdbc_resource_does_not_get_exedra() {
        try (var server = new ExedraServer("forgotten", Map.of()).withoutDatasource()) {
            server.tryToBegin();

            Await.until(
                    "the log names the resource, see " + server.log(),
                    START,
                    () -> RESOURCE.matcher(server.printed()).find());
            assertThat(server.readiness()).isNotEqualTo(200);
        }
    }

    @Test
    void a_schema_that_cannot_be_brought_up_to_date_stops_exedra() throws SQLException {
        var settings = TestDatabase.get().newDatabase("refused");
        changeHistory(settings);
        try (var server = new ExedraServer("refused", settings)) {
            server.tryToBegin();

            Await.until(
                    "the log tells the remedy, see " + server.log(),
                    START,
                    () -> server.printed()
                            .contains(
                                    "the database's schema could not be brought up to this version of Exedra; deploy the"));
            assertThat(server.readiness()).isNotEqualTo(200);
        }
    }

    /** Since PostgreSQL 15, a user that does not own the database may make no tables there. */
    @Test
    void a_user_who_does_not_own_the_database_is_told_to() throws SQLException {
        String guest = "guest_" + UUID.randomUUID().toString().replace("-", "");
        var settings = TestDatabase.get().another(guest);
        String url = settings.get("EXEDRA_DATABASE_URL");
        try (var connection = TestDatabase.get().connect()) {
            connection.createStatement().execute("create role " + guest + " login password 'guest'");
        }
        var database = Flyway.configure().dataSource(url, guest, "guest").getDataSource();

        assertThatThrownBy(() -> new SchemaMigration().migrate(database))
                .isInstanceOf(SchemaMigration.Failed.class)
                .hasMessageContaining("it must own its database (create database exedra owner exedra)")
                .hasMessageEndingWith("ERROR: permission denied for schema public");

        try (var connection = TestDatabase.get().connect()) {
            connection.createStatement().execute("alter database " + guest + " owner to " + guest);
        }
        new SchemaMigration().migrate(database);
    }

    /** As if somebody had changed the first migration after it was run. */
    private static void changeHistory(Map<String, String> database) throws SQLException {
        TestDatabase.migrate(database);
        try (var connection = TestDatabase.connectTo(database)) {
            connection
                    .createStatement()
                    .execute("update flyway_schema_history set checksum = checksum + 1 where version = '1'");
        }
    }
}
