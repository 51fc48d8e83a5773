package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.exedra.fixture.AccountFixture;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthIT extends OnServer {

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void tells_anybody_that_it_is_up(String path) {
        var answer = ExedraClient.nobody().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.json().getString("status")).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi/", "/metrics", "/metrics/base", "/health", "/health/started"})
    void the_servers_own_addresses_are_closed(String path) {
        assertThat(ExedraClient.nobody().get(path).status()).isEqualTo(404);
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());
        assertThat(coordinator.get(path).status()).isEqualTo(404);
    }

    @Test
    void health_cannot_be_posted_to() {
        assertThat(ExedraClient.nobody().post("/health/live").status()).isEqualTo(405);
    }
}
