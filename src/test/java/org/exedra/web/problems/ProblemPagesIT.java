package org.exedra.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code type} of a problem leads whoever reads it to a page that explains it. */
class ProblemPagesIT extends OnServer {

    private final ExedraClient nobody = ExedraClient.nobody();

    @Test
    void the_type_of_a_refusal_leads_to_its_page_without_a_sign_in() {
        String type = nobody.get("/api/bookings").json().getString("type");

        var led = nobody.get(type);
        var page = nobody.get(led.location().replaceAll("^https?://[^/]*", ""));

        assertThat(led.status()).isEqualTo(302);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Not signed in").contains("/problems/unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({"en, The time is taken", "es, Esa hora está ocupada", "de, Die Zeit ist belegt"})
    void it_is_explained_in_every_language(String language, String title) {
        assertThat(nobody.get("/" + language + "/problems/slot-taken").body()).contains("<h1>" + title + "</h1>");
        assertThat(nobody.get("/" + language + "/problems").body())
                .contains(title)
                .contains("/" + language + "/problems/slot-taken");
    }

    @ParameterizedTest
    @CsvSource({"/en/problems/no-such-problem", "/en/problems/Slot-taken", "/en/problems/slot-taken/more"})
    void what_is_no_problem_of_ours_is_not_found(String path) {
        assertThat(nobody.get(path).status()).isEqualTo(404);
    }
}
