package org.exedra.support.stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each role may do in the calls of a type. */
public record CallType(String name, Map<String, List<String>> grants, Instant createdAt, Instant updatedAt) {

    static CallType of(String name, JsonObject grants, Instant now) {
        return new CallType(name, read(grants), now, now);
    }

    /** Roles that are not named keep what they may. */
    CallType granting(JsonObject more, Instant now) {
        var all = new TreeMap<>(grants);
        all.putAll(read(more));
        return new CallType(name, all, createdAt, now);
    }

    private static Map<String, List<String>> read(JsonObject grants) {
        var read = new TreeMap<String, List<String>>();
        if (grants != null) {
            grants.keySet()
                    .forEach(role -> read.put(
                            role,
                            grants.getJsonArray(role).getValuesAs(JsonString.class).stream()
                                    .map(JsonString::getString)
                                    .toList()));
        }
        return read;
    }

    boolean lets(String role, String capability) {
        return capabilities(role).contains(capability);
    }

    List<String> capabilities(String role) {
        return grants.getOrDefault(role, List.of());
    }

    JsonObject json() {
        var roles = Json.createObjectBuilder();
        grants.forEach((role, may) -> roles.add(role, Json.createArrayBuilder(may)));
        return Json.createObjectBuilder()
                .add("name", name)
                .add("grants", roles)
                .add("settings", CallJson.SETTINGS)
                .add("notification_settings", Json.createObjectBuilder().add("enabled", false))
                .add("created_at", createdAt.toString())
                .add("updated_at", updatedAt.toString())
                .add("duration", "0.00ms")
                .build();
    }
}
