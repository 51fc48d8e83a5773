package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema that was ever released, with data in it, becomes today's; on a database of its own. */
class SchemaUpgradeIT {

    private final String name = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
    private FluentConfiguration flyway;
    private Connection connection;

    @BeforeEach
    void make() throws SQLException {
        var database = TestDatabase.get();
        String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        String user = "exedra";
        String password = "exedra";
        if (database.isPostgresql()) {
            var settings = database.another(name);
            url = settings.get("EXEDRA_DATABASE_URL");
            user = settings.get("EXEDRA_DATABASE_USER");
            password = settings.get("EXEDRA_DATABASE_PASSWORD");
        }
        flyway = Flyway.configure().dataSource(url, user, password).locations("classpath:db/migration");
        connection = DriverManager.getConnection(url, user, password);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Each version's rows, for the tables that came with it, are in a file of their own. */
    private void makeAndFill(MigrationVersion version) throws SQLException, IOException {
        flyway.target(version).load().migrate();
        for (var each : released().filter(one -> one.compareTo(version) <= 0).toList()) {
            try (var rows = SchemaUpgradeIT.class.getResourceAsStream("/schema/data-since-" + each + ".sql");
                    var statement = connection.createStatement()) {
                if (rows != null) {
                    statement.execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void upgrade() {
        new SchemaMigration().migrate(flyway.getDataSource());
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** What there is to be seen in each table as it is now. */
    private List<String> queries() throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        for (var column : rows("select table_name, column_name from information_schema.columns"
                + " where lower(table_schema) = 'public' and lower(table_name) <> 'flyway_schema_history'"
                + " order by table_name, ordinal_position")) {
            columns.computeIfAbsent(column.get(0), table -> new ArrayList<>()).add(column.get(1));
        }
        return columns.entrySet().stream()
                .map(table ->
                        "select " + String.join(", ", table.getValue()) + " from " + table.getKey() + " order by 1, 2")
                .toList();
    }

    private Map<String, List<List<String>>> answers(List<String> queries) throws SQLException {
        var answers = new LinkedHashMap<String, List<List<String>>>();
        for (String query : queries) {
            answers.put(query, rows(query));
        }
        return answers;
    }

    static Stream<MigrationVersion> released() {
        return Arrays.stream(Flyway.configure()
                        .dataSource("jdbc:h2:mem:released", "exedra", "exedra")
                        .locations("classpath:db/migration")
                        .load()
                        .info()
                        .all())
                .map(MigrationInfo::getVersion);
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_schema_becomes_todays_and_nothing_is_lost(MigrationVersion version) throws Exception {
        makeAndFill(version);
        var before = answers(queries());
        assertThat(before)
                .isNotEmpty()
                .allSatisfy((query, rows) ->
                        assertThat(rows).as("a row for the test, by " + query).isNotEmpty());

        upgrade();

        assertThat(answers(List.copyOf(before.keySet()))).isEqualTo(before);
        assertThat(rows("select \"version\" from \"flyway_schema_history\""
                        + " where \"version\" is not null order by \"installed_rank\""))
                .isEqualTo(released().map(one -> List.of(one.toString())).toList());
    }

    @Test
    void who_had_a_call_in_the_first_schema_had_it_from_browser_to_browser() throws Exception {
        makeAndFill(MigrationVersion.fromVersion("1"));

        upgrade();

        assertThat(rows("select subject, video_backend from booking order by subject"))
                .containsExactly(Arrays.asList("Ahead", null), Arrays.asList("Opened", "peer"));
        assertThat(rows("select count(*) from attendance_entry where said")).containsExactly(List.of("1"));
    }
}
