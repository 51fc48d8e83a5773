package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a coordinator's browser can send to the machine clients' page, besides what the page offers. */
class ClientsPageIT extends OnServer {

    private static final String PAGE = "/en/coordinator/clients";

    private final ExedraClient coordinator =
            ExedraClient.of(AccountFixture.coordinator().create());

    private Answer revoke(String value) {
        MachineClientFixture.with(Scope.BOOKINGS_READ).create();
        var fields = new LinkedHashMap<String, String>();
        ExedraClient.fields(coordinator.get(PAGE).body(), "clients").forEach((name, given) -> {
            if (name.equals("clients") || name.startsWith("jakarta.faces")) {
                fields.put(name, given);
            }
        });
        fields.put("revoke", value);
        return coordinator.submit(PAGE, fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "../..", "' or 1 = 1"})
    void what_is_no_id_revokes_nothing(String value) {
        assertThat(revoke(value).status()).isEqualTo(200);
    }

    @Test
    void a_client_that_is_none_is_told_so() {
        var answer = revoke(UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("This client does not exist.");
    }

    @ParameterizedTest
    @CsvSource({"en, What they can do: REST API", "es, Qué pueden hacer: API REST", "de, Was sie können: REST-API"})
    void it_leads_to_the_description_of_what_clients_can_do(String language, String link) {
        String body = coordinator.get("/" + language + "/coordinator/clients").body();

        assertThat(body).contains("<a href=\"/" + language + "/api\">" + link + "</a>");
    }
}
