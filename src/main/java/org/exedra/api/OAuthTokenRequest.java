package org.exedra.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client sends for an access token (RFC 6749, 4.4.2), with the proof of who it is (RFC 6749, 2.3.1).
 *
 * @param scope what it asks for; empty for all that it has
 */
record OAuthTokenRequest(String clientId, String secret, String grantType, Optional<String> scope) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "basic ";

    private record Credentials(String id, String secret) {}

    /**
     * Reads the request; what its address carries is not looked at, for secrets do not belong there (RFC 6749, 2.3.1).
     *
     * @param authorization every header of that name
     */
    static OAuthTokenRequest read(String contentType, List<String> authorization, byte[] body) throws OAuthRefusal {
        if (contentType == null || !contentType.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            throw OAuthRefusal.invalidRequest("The body must be " + FORM + ".");
        }
        var form = form(new String(body, StandardCharsets.UTF_8));
        var client = client(authorization, form);
        String grantType = form.get("grant_type");
        if (grantType == null) {
            throw OAuthRefusal.invalidRequest("The grant_type is missing.");
        }
        return new OAuthTokenRequest(client.id(), client.secret(), grantType, Optional.ofNullable(form.get("scope")));
    }

    /** Parameters without a value count as left out, and none may be there twice (RFC 6749, 3.2). */
    private static Map<String, String> form(String body) throws OAuthRefusal {
        var form = new HashMap<String, String>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 1 ? "" : decoded(parts[1]);
            if (!value.isEmpty() && form.put(decoded(parts[0]), value) != null) {
                throw OAuthRefusal.invalidRequest("A parameter is there twice.");
            }
        }
        return form;
    }

    private static String decoded(String text) throws OAuthRefusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuthRefusal.invalidRequest("The body is not encoded as a form.");
        }
    }

    /** In the header or in the body, but not in both (RFC 6749, 2.3); a client without a secret is none. */
    private static Credentials client(List<String> authorization, Map<String, String> form) throws OAuthRefusal {
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        if (authorization.isEmpty()) {
            if (id == null || secret == null) {
                throw OAuthRefusal.invalidClient();
            }
            return new Credentials(id, secret);
        }
        if (authorization.size() > 1 || secret != null) {
            throw OAuthRefusal.invalidRequest("The client must prove itself in one way only.");
        }
        var client = basic(authorization.get(0).strip());
        if (id != null && !id.equals(client.id())) {
            throw OAuthRefusal.invalidRequest("The client_id is not that of the header.");
        }
        return client;
    }

    private static Credentials basic(String header) throws OAuthRefusal {
        if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            throw OAuthRefusal.invalidClient();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
                return new Credentials(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw OAuthRefusal.invalidClient();
    }

    @Override
    public String toString() {
        return "OAuthTokenRequest[" + grantType + "]";
    }
}
