package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.exedra.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every schema that was ever released, with data in it, becomes today's; on a database of its own. */
class SchemaUpgradeIT {

    private final String name = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
    private final UUID tutor = UUID.randomUUID();
    private final UUID student = UUID.randomUUID();
    private final UUID opened = UUID.randomUUID();
    private final UUID ahead = UUID.randomUUID();
    private String url;
    private String user;
    private String password;
    private Connection connection;

    @BeforeEach
    void make() throws SQLException {
        var database = TestDatabase.get();
        if (database.isPostgresql()) {
            try (var server = database.connect()) {
                server.createStatement().execute("create database " + name);
            }
            url = database.url().replaceFirst("/[^/]*$", "/" + name);
            user = "postgres";
            password = "postgres";
        } else {
            url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
            user = "exedra";
            password = "exedra";
        }
        connection = DriverManager.getConnection(url, user, password);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void migrateTo(MigrationVersion version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> row(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            var values = new ArrayList<String>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.add(result.getString(i));
            }
            return values;
        }
    }

    private void fillTheFirst() throws SQLException {
        String account =
                "insert into account (id, email, name, zone, locale, password_hash, created_at, version) values ('%s', '%s@example.edu', 'Somebody', 'Europe/Madrid', 'es', 'hash',"
                        + " timestamp with time zone '2026-11-01 10:00:00+00:00', 1)";
        String booking = "insert into booking (id, tutor_id, student_id, subject, note, starts_at, ends_at, status,"
                + " requested_at, call_id, version) values ('%s', '" + tutor + "', '" + student + "', 'Topology', '',"
                + " timestamp with time zone '2026-11-02 10:00:00+00:00',"
                + " timestamp with time zone '2026-11-02 11:00:00+00:00', 'CONFIRMED',"
                + " timestamp with time zone '2026-11-01 10:00:00+00:00', %s, 1)";
        execute(
                account.formatted(tutor, tutor),
                account.formatted(student, student),
                booking.formatted(opened, "'booking-" + opened + "'"),
                booking.formatted(ahead, "null"),
                "insert into attendance_entry (id, booking_id, account_id, connection_id, kind, source, event_at, received_at)"
                        + " values ('" + UUID.randomUUID() + "', '" + opened + "', '" + tutor + "', '"
                        + UUID.randomUUID() + "', 'LEFT', 'SOCKET',"
                        + " timestamp with time zone '2026-11-02 10:30:00+00:00',"
                        + " timestamp with time zone '2026-11-02 10:30:00+00:00')");
    }

    @Test
    void the_first_schema_becomes_todays_and_nothing_is_lost() throws SQLException {
        migrateTo(MigrationVersion.fromVersion("1"));
        fillTheFirst();

        migrateTo(MigrationVersion.LATEST);

        assertThat(row("select call_id, video_backend, call_closed_at from booking where id = '" + opened + "'"))
                .containsExactly("booking-" + opened, "peer", null);
        assertThat(row("select call_id, video_backend from booking where id = '" + ahead + "'"))
                .containsExactly(null, null);
        assertThat(row("select count(*) from attendance_entry where said")).containsExactly("1");
        assertThat(row("select count(*) from account")).containsExactly("2");
        assertThat(row("select count(*) from taken_report")).containsExactly("0");
    }

    @Test
    void todays_schema_stays_as_it_is() throws SQLException {
        migrateTo(MigrationVersion.LATEST);
        fillTheFirst();

        migrateTo(MigrationVersion.LATEST);

        assertThat(row("select count(*) from booking")).containsExactly("2");
    }
}
