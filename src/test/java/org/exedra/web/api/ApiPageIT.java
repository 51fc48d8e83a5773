package org.exedra.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.openapi.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside the OpenAPI document there is a page that people can read. */
class ApiPageIT extends OnServer {

    private final ExedraClient nobody = ExedraClient.nobody();

    @ParameterizedTest
    @CsvSource({"en, Answers, Header", "es, Respuestas, Cabecera", "de, Antworten, Header"})
    void it_has_every_operation_and_every_type_in_a_frame_of_each_language(
            String language, String answers, String header) {
        var page = nobody.get("/" + language + "/api");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(">" + answers + "<");
        var document = ApiDocument.served();
        assertThat(document.operations())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(page.body())
                        .contains("<span class=\"api-method\">" + operation.method() + "</span> <code>"
                                + operation.path() + "</code>"));
        assertThat(document.root().path("components").path("schemas").properties())
                .filteredOn(schema -> schema.getValue().has("properties"))
                .allSatisfy(schema -> assertThat(page.body()).contains("id=\"type-" + schema.getKey() + "\""));
        assertThat(page.body())
                .contains(">" + header + "</span> <code>ETag</code>")
                .containsPattern("<code>application/problem\\+json</code>\\s+<a");
        assertThat(page.body()).contains("≤ 120 characters").contains("with the scope <code>people:read</code>");
    }

    @Test
    void it_loads_nothing_from_outside_and_every_link_within_it_leads_somewhere() {
        String page = nobody.get("/en/api").body();

        assertThat(page)
                .doesNotContainPattern("(src|href)=\"(https?:)?//")
                .doesNotContainPattern("<style|style=\"|<script>| on[a-z]+=\"");
        assertThat(page).doesNotContainPattern("href=\"#\"");
        var places = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
        assertThat(places.results().map(place -> place.group(1)).distinct())
                .hasSizeGreaterThan(10)
                .allSatisfy(place -> assertThat(page).contains("id=\"" + place + "\""));
    }

    @Test
    void the_bare_address_leads_to_it() {
        assertThat(nobody.get("/api").location()).endsWith("/en/api");
    }
}
