package org.exedra.support.stream;

/** Who is let in: checks the app's key, and the tokens of servers and users. */
final class Entrance {

    private final String apiKey;
    private final TokenCheck tokens;

    Entrance(String apiKey, String secret) {
        this.apiKey = apiKey;
        this.tokens = new TokenCheck(secret);
    }

    void requireServer(StreamRequest request) {
        requireApp(request);
        tokens.requireServer(request.header("authorization"));
    }

    /** Returns whose request it is. */
    String requireUser(StreamRequest request) {
        requireApp(request);
        return tokens.requireUser(request.header("authorization"), request.parameter("user_id"));
    }

    private void requireApp(StreamRequest request) {
        requireKey(request.parameter("api_key"));
        if (!"jwt".equals(request.header("stream-auth-type"))) {
            throw StreamError.token(StreamError.AUTHENTICATION, "stream-auth-type must be jwt");
        }
    }

    void requireKey(String key) {
        if (!apiKey.equals(key)) {
            throw StreamError.token(StreamError.ACCESS_KEY, "the api_key is not valid");
        }
    }

    TokenCheck tokens() {
        return tokens;
    }
}
