package org.exedra.support.stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/** An error as Stream's API answers it (https://getstream.io/video/docs/api/errors/). */
final class StreamError extends RuntimeException {

    static final int ACCESS_KEY = 2;
    static final int INPUT = 4;
    static final int AUTHENTICATION = 5;
    static final int RATE_LIMIT = 9;
    static final int NOT_FOUND = 16;
    static final int NOT_ALLOWED = 17;
    static final int TOKEN_EXPIRED = 40;
    static final int TOKEN_NOT_YET_VALID = 41;
    static final int TOKEN_BEFORE_ISSUED = 42;
    static final int TOKEN_SIGNATURE = 43;
    static final int CONNECTION_ID = 46;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient Map<String, String> headers;

    StreamError(int status, int code, String message) {
        this(status, code, message, Map.of());
    }

    StreamError(int status, int code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    static StreamError notFound(String what) {
        return new StreamError(404, NOT_FOUND, what + " does not exist");
    }

    static StreamError notAllowed(String why) {
        return new StreamError(403, NOT_ALLOWED, why);
    }

    static StreamError input(String why) {
        return new StreamError(400, INPUT, why);
    }

    static StreamError token(int code, String why) {
        return new StreamError(401, code, why);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("code", code)
                .add("message", getMessage())
                .add("StatusCode", status)
                .add("duration", "0.00ms")
                .add("more_info", "")
                .add("details", Json.createArrayBuilder())
                .build();
    }
}
