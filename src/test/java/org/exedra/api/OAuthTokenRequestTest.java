package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthTokenRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static OAuthTokenRequest read(String authorization, String body) throws OAuthRefusal {
        return OAuthTokenRequest.read(
                FORM,
                authorization == null ? List.of() : List.of(authorization),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static void isRefused(String error, String authorization, String body) {
        assertThatThrownBy(() -> read(authorization, body))
                .isInstanceOfSatisfying(
                        OAuthRefusal.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }

    @Test
    void credentials_come_in_the_header() throws OAuthRefusal {
        var request = read(basic("me:secret"), GRANT + "&scope=a+b");

        assertThat(request.clientId()).isEqualTo("me");
        assertThat(request.secret()).isEqualTo("secret");
        assertThat(request.grantType()).isEqualTo("client_credentials");
        assertThat(request.scope()).contains("a b");
    }

    @Test
    void or_in_the_body() throws OAuthRefusal {
        var request = read(null, GRANT + "&client_id=me&client_secret=s%2Bcret");

        assertThat(request.clientId()).isEqualTo("me");
        assertThat(request.secret()).isEqualTo("s+cret");
        assertThat(request.scope()).isEmpty();
    }

    /** RFC 6749, 2.3.1: both are encoded as in a form before they are joined by the colon. */
    @Test
    void the_header_is_decoded_as_a_form_is() throws OAuthRefusal {
        var request = read(basic("m%3Ae:a+b%25:c"), GRANT);

        assertThat(request.clientId()).isEqualTo("m:e");
        assertThat(request.secret()).isEqualTo("a b%:c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "BASIC", "bAsIc"})
    void the_schemes_name_may_be_in_any_case(String scheme) throws OAuthRefusal {
        assertThat(read(basic("me:secret").replace("Basic", scheme), GRANT).clientId())
                .isEqualTo("me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic ?",
                "Basic bWU=",
                "Basic bWU6",
                "Basic OnNlY3JldA==",
                "Basic bSV6ejpz",
                "Bearer x",
                "Digest username=\"me\"",
            })
    void a_header_that_proves_nothing_is_no_client(String header) {
        isRefused("invalid_client", header, GRANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRANT,
                GRANT + "&client_id=me",
                GRANT + "&client_secret=s",
                GRANT + "&client_id=me&client_secret="
            })
    void a_client_without_a_secret_is_none(String body) {
        isRefused("invalid_client", null, body);
    }

    @Test
    void two_ways_of_proving_are_one_too_many() {
        isRefused("invalid_request", basic("me:secret"), GRANT + "&client_secret=secret");
        isRefused("invalid_request", basic("me:secret"), GRANT + "&client_id=somebody-else");
        assertThatThrownBy(() -> OAuthTokenRequest.read(
                        FORM, List.of(basic("a:b"), basic("a:b")), GRANT.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OAuthRefusal.class);
    }

    @Test
    void a_client_may_say_its_id_twice_if_it_is_the_same() throws OAuthRefusal {
        assertThat(read(basic("me:secret"), GRANT + "&client_id=me").clientId()).isEqualTo("me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRANT + "&" + GRANT,
                GRANT + "&scope=a&scope=b",
                GRANT + "&scope=a&%73cope=b",
                GRANT + "&unknown=1&unknown=1"
            })
    void no_parameter_may_be_there_twice(String body) {
        isRefused("invalid_request", basic("me:secret"), body);
    }

    @Test
    void what_has_no_value_is_as_if_it_were_not_there() throws OAuthRefusal {
        assertThat(read(basic("me:secret"), "scope=&&" + GRANT + "&scope&scope=a")
                        .scope())
                .contains("a");
        isRefused("invalid_request", basic("me:secret"), "grant_type=");
        isRefused("invalid_request", basic("me:secret"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "%=a", "a=%-1"})
    void what_is_no_form_is_refused(String body) {
        isRefused("invalid_request", basic("me:secret"), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data", "text/plain", "", ";"})
    void other_kinds_of_bodies_are_refused(String type) {
        assertThatThrownBy(() -> OAuthTokenRequest.read(
                        type, List.of(basic("me:secret")), GRANT.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OAuthRefusal.class);
    }

    @Test
    void the_kind_may_name_its_characters() throws OAuthRefusal {
        var request = OAuthTokenRequest.read(
                "Application/X-WWW-Form-URLencoded; charset=UTF-8",
                List.of(basic("me:secret")),
                GRANT.getBytes(StandardCharsets.UTF_8));

        assertThat(request.clientId()).isEqualTo("me");
    }

    @Test
    void the_secret_is_not_in_its_text() throws OAuthRefusal {
        assertThat(read(basic("me:s3cret"), GRANT).toString()).doesNotContain("s3cret");
    }
}
