package org.exedra.support.stream;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;

/**
 * A request that the stand-in got.
 *
 * @param query the query's parameters, and what the path holds in the places of its template
 * @param headers by names in lower case
 */
public record StreamRequest(
        Instant at, String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /** Method and path. */
    public String line() {
        return method + " " + path;
    }

    /** Browsers say from which page they ask. */
    public boolean isFromBrowser() {
        return headers.containsKey("origin");
    }

    public JsonObject json() {
        if (body.isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw StreamError.input("the body is no JSON object");
        }
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
