package org.exedra.web.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A member of a schema, a parameter, or a header.
 *
 * @param schema the schema of the document that it has, or has many of; null if it has none of its own
 * @param kind what it is otherwise, and its limits
 */
public record ApiMember(
        String name, boolean required, String kind, String schema, List<List<ApiText.Piece>> description) {

    static List<ApiMember> of(ApiModel model, JsonObject schema) {
        Set<String> required = schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString::getString).stream()
                        .collect(Collectors.toSet())
                : Set.of();
        return model.object(schema, "properties").entrySet().stream()
                .map(member -> of(
                        model, member.getKey(), member.getValue().asJsonObject(), required.contains(member.getKey())))
                .toList();
    }

    static ApiMember ofParameter(ApiModel model, JsonObject parameter) {
        return described(
                model,
                parameter.getString("name"),
                parameter.getJsonObject("schema"),
                parameter.getBoolean("required", false),
                parameter.getString("description", ""));
    }

    static ApiMember of(ApiModel model, String name, JsonObject schema, boolean required) {
        return described(model, name, schema, required, schema.getString("description", ""));
    }

    private static ApiMember described(
            ApiModel model, String name, JsonObject schema, boolean required, String description) {
        boolean many = schema.getString("type", "").equals("array");
        var one = many ? schema.getJsonObject("items") : schema;
        String kind = kind(model.resolved(one), one.equals(schema) ? schema : one);
        return new ApiMember(
                name,
                required,
                many ? "[ " + kind + " ]" : kind,
                model.nameOfObject(one),
                description.isBlank() ? List.of() : ApiText.paragraphs(description));
    }

    private static String kind(JsonObject schema, JsonObject said) {
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getValuesAs(JsonString::getString).stream()
                    .collect(Collectors.joining(", "));
        }
        List<String> parts = new ArrayList<>();
        parts.add(schema.getString("format", schema.getString("type", "")));
        limit(parts, schema, "minLength", "≥ %s characters");
        limit(parts, schema, "maxLength", "≤ %s characters");
        limit(parts, schema, "minimum", "≥ %s");
        limit(parts, schema, "maximum", "≤ %s");
        limit(parts, schema, "default", "usually %s");
        if (said.containsKey("examples")) {
            parts.add("such as " + text(said.getJsonArray("examples").get(0)));
        }
        return String.join(", ", parts);
    }

    private static void limit(List<String> parts, JsonObject schema, String name, String sentence) {
        if (schema.containsKey(name)) {
            parts.add(sentence.formatted(text(schema.get(name))));
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
