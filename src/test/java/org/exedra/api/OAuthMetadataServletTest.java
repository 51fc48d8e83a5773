package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import org.junit.jupiter.api.Test;

class OAuthMetadataServletTest {

    private static final String HERE = "https://tutoring.example.edu";

    @Test
    void names_where_tokens_and_keys_are_under_the_issuers_address() {
        var metadata = OAuthMetadataServlet.metadata(HERE, HERE + "/exedra");

        assertThat(metadata.getString("issuer")).isEqualTo(HERE);
        assertThat(metadata.getString("token_endpoint")).isEqualTo(HERE + "/exedra/api/oauth/token");
        assertThat(metadata.getString("jwks_uri")).isEqualTo(HERE + "/exedra/.well-known/jwks.json");
        assertThat(metadata.getJsonArray("response_types_supported")).isEmpty();
        assertThat(metadata.getJsonArray("scopes_supported").getValuesAs(JsonString::getString))
                .contains("bookings:read", "attendance:read");
    }
}
