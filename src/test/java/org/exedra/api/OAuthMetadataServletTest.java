package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OAuthMetadataServletTest {

    private static final String HERE = "https://tutoring.example.edu";

    /** RFC 8414, 2; those that nobody is sent to are not among them. */
    private static final Set<String> REGISTERED = Set.of(
            "issuer",
            "token_endpoint",
            "jwks_uri",
            "scopes_supported",
            "response_types_supported",
            "grant_types_supported",
            "token_endpoint_auth_methods_supported");

    @Test
    void names_where_tokens_and_keys_are_under_the_issuers_address() {
        var metadata = OAuthMetadataServlet.metadata(HERE, HERE + "/exedra");

        assertThat(metadata.getString("issuer")).isEqualTo(HERE);
        assertThat(metadata.getString("token_endpoint")).isEqualTo(HERE + "/exedra/api/oauth/token");
        assertThat(metadata.getString("jwks_uri")).isEqualTo(HERE + "/exedra/.well-known/jwks.json");
        assertThat(metadata.getJsonArray("response_types_supported")).isEmpty();
        assertThat(metadata.getJsonArray("grant_types_supported").getValuesAs(JsonString::getString))
                .containsExactly("client_credentials");
        assertThat(metadata.getJsonArray("token_endpoint_auth_methods_supported")
                        .getValuesAs(JsonString::getString))
                .containsExactly("client_secret_basic", "client_secret_post");
        assertThat(metadata.getJsonArray("scopes_supported").getValuesAs(JsonString::getString))
                .contains("bookings:read", "attendance:read");
        assertThat(metadata.keySet()).isSubsetOf(REGISTERED);
    }
}
