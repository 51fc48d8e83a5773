package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.exedra.platform.Settings;
import org.exedra.startup.FirstLook.Outcome;
import org.exedra.support.server.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLookTest {

    @Test
    void a_port_that_nobody_listens_on_is_a_database_that_is_away() {
        var look = FirstLook.at(at("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/exedra"));

        assertThat(look.outcome()).isEqualTo(Outcome.AWAY);
        assertThat(look.reason()).contains("refused").doesNotContain("\n", "a secret");
    }

    @Test
    void so_is_one_that_is_starting() throws IOException {
        try (var database = new ClosedPostgresql("57P03")) {
            assertThat(FirstLook.at(database.asSetting())).isEqualTo(new FirstLook(Outcome.AWAY, reasonOf("57P03")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000"})
    void wrong_credentials_and_an_unknown_database_are_refused(String state) throws IOException {
        try (var database = new ClosedPostgresql(state)) {
            assertThat(FirstLook.at(database.asSetting())).isEqualTo(new FirstLook(Outcome.REFUSES, reasonOf(state)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:no-port/exedra", "jdbc:no-such-product://127.0.0.1/exedra"})
    void waiting_does_not_help_against_an_address_that_no_driver_understands(String url) {
        assertThat(FirstLook.at(at(url)).outcome()).isEqualTo(Outcome.REFUSES);
    }

    private static String reasonOf(String state) {
        return "FATAL: the reason of " + state;
    }

    private static Settings.Database at(String url) {
        return new Settings.Database(url, "exedra", "a secret");
    }
}
