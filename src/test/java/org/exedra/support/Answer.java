package org.exedra.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the server answered. Header names are in lower case. */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    static Answer of(HttpResponse<String> response) {
        var headers = new TreeMap<String, List<String>>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Answer(response.statusCode(), headers, response.body());
    }

    /** The header's only or first value; empty when it is absent. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
    }

    public String location() {
        return header("location");
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** The word by which a problem (RFC 9457) says what it is: the end of its type. */
    public String problem() {
        if (!header("content-type").startsWith("application/problem+json")) {
            throw new AssertionError("no problem, but " + status + " " + headers + "\n" + body);
        }
        String type = json().getString("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** Without what differs from one second to the next. */
    public Answer withoutDate() {
        var others = new TreeMap<>(headers);
        others.remove("date");
        return new Answer(status, others, body);
    }
}
