package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.ExedraServer;
import org.exedra.support.TestDatabase;
import org.junit.jupiter.api.Test;

/** How the first coordinators come into an Exedra that knows nobody; on a database of its own. */
class CoordinatorsIT {

    private static final Pattern LINK = Pattern.compile("/en/invitation\\?code=\\S+");
    private static final String DEAN = "dean@example.edu";
    private static final String PROVOST = "provost@example.edu";
    private static final String PASSWORD = "the dean's own password";

    @Test
    void who_runs_the_server_names_them_and_hands_them_a_link() {
        var settings = new HashMap<String, String>(TestDatabase.get().newDatabase("coordinators"));
        settings.put("EXEDRA_COORDINATORS", "Dean@example.edu, " + PROVOST);
        try (var server = new ExedraServer("coordinators", settings).start()) {
            var dean = ExedraClient.at(URI.create(server.origin()));
            var links = links(server);
            assertThat(links).as("one for each").hasSize(2);
            assertThat(server.printed())
                    .as("who they are is nobody's who reads a log")
                    .doesNotContain(DEAN, PROVOST);

            assertThat(choose(dean, links.get(0)).location()).endsWith("/en/login?done=password");
            assertThat(dean.signIn("/en/login", DEAN, PASSWORD).status()).isEqualTo(302);
            assertThat(dean.get("/en/coordinator/clients").status()).isEqualTo(200);
            demote(dean, PROVOST);
            server.kill();
            server.start();

            assertThat(links(server)).as("one more, for who has no password").hasSize(3);
            assertThat(dean.get(links.get(1)).body()).as("the provost's first").doesNotContain(PROVOST);
            assertThat(dean.get(links(server).get(2)).body()).contains(PROVOST);
            assertThat(person(dean, PROVOST).getJsonArray("roles")).hasToString("[\"STUDENT\",\"COORDINATOR\"]");
        }
    }

    private static Answer choose(ExedraClient person, String link) {
        var fields = ExedraClient.fields(person.get(link).body(), "invitation");
        fields.put("password", PASSWORD);
        return person.submit(link, fields);
    }

    private static JsonObject person(ExedraClient coordinator, String email) {
        return coordinator
                .get("/api/people?email=" + email)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
    }

    /** To a student. */
    private static void demote(ExedraClient coordinator, String email) {
        var person = person(coordinator, email);
        String address = "/api/people/" + person.getString("id");
        String version = coordinator.get(address).header("ETag");
        var changed = Json.createObjectBuilder(person)
                .add("roles", Json.createArrayBuilder().add("STUDENT"))
                .build();
        assertThat(coordinator.put(address, changed, "If-Match", version).status())
                .isEqualTo(200);
    }

    /** In the order in which they were written. */
    private static List<String> links(ExedraServer server) {
        return LINK.matcher(server.printed()).results().map(MatchResult::group).toList();
    }
}
