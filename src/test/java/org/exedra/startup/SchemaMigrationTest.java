package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What stops a schema's migration is told with its own remedy. */
class SchemaMigrationTest {

    private final DataSource database = database();

    private static DataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    void a_database_that_holds_other_tables_is_not_taken() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table grades (id bigint)");
        }

        assertThatThrownBy(() -> new SchemaMigration().migrate(database))
                .isInstanceOf(SchemaMigration.Failed.class)
                .hasMessageContaining("must own an empty database of its own (create database exedra owner exedra)")
                .hasMessageNotContainingAny("deploy the version", "baseline");
    }

    @Test
    void a_war_without_its_migrations_is_told_apart() {
        assertThatThrownBy(() -> new SchemaMigration().migrate(database, "classpath:db/callback"))
                .isInstanceOf(SchemaMigration.Failed.class)
                .hasMessage("the WAR's schema migrations were not found; deploy the WAR as it was built.");
    }

    @Test
    void a_newer_versions_schema_is_left_alone() throws SQLException {
        new SchemaMigration().migrate(database);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into \"flyway_schema_history\" select \"installed_rank\" + 1, '999', 'of tomorrow',"
                            + " \"type\", 'V999__of_tomorrow.sql', 1, \"installed_by\", \"installed_on\", 1, true"
                            + " from \"flyway_schema_history\" order by \"installed_rank\" desc limit 1");
        }

        assertThatThrownBy(() -> new SchemaMigration().migrate(database))
                .isInstanceOf(SchemaMigration.Failed.class)
                .hasMessageContaining("deploy the version that made the schema or a newer one");
    }
}
