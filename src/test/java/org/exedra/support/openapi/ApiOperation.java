package org.exedra.support.openapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One operation of the document. */
public final class ApiOperation {

    private static final JsonMapper STRICT_JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ApiDocument document;
    private final String method;
    private final String path;
    private final JsonNode description;

    ApiOperation(ApiDocument document, String method, String path, JsonNode description) {
        this.document = document;
        this.method = method;
        this.path = path;
        this.description = description;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** The path for this id. */
    public String path(Object id) {
        return path.replace("{id}", id.toString());
    }

    public boolean isAboutOne() {
        return path.contains("{id}");
    }

    public boolean hasBody() {
        return description.has("requestBody");
    }

    /** The media type that its body is to have. */
    public String mediaType() {
        return content().getKey();
    }

    public JsonNode bodySchema() {
        return document.resolve(content().getValue().path("schema"));
    }

    /** What of a body is not as described; what is null counts as left out, and members to come are allowed for. */
    public List<String> faultsOf(byte[] body) {
        try {
            var json = STRICT_JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                object.properties().removeIf(member -> member.getValue().isNull());
            }
            return document.schema((ObjectNode) bodySchema()).validate(json).stream()
                    .filter(fault -> !fault.getType().equals("additionalProperties"))
                    .map(ValidationMessage::toString)
                    .toList();
        } catch (IOException e) {
            return List.of(e.getMessage());
        }
    }

    private Map.Entry<String, JsonNode> content() {
        return description
                .path("requestBody")
                .path("content")
                .properties()
                .iterator()
                .next();
    }

    /** The parameters in the query or in headers. */
    public List<JsonNode> parameters(String in) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode parameter : description.path("parameters")) {
            var resolved = document.resolve(parameter);
            if (resolved.path("in").asText().equals(in)) {
                parameters.add(resolved);
            }
        }
        return parameters;
    }

    public JsonNode resolve(JsonNode node) {
        return document.resolve(node);
    }

    public Set<String> statuses() {
        var statuses = new TreeSet<String>();
        description.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** The schemes of which one lets somebody in: names with their scopes. Empty where everybody may come in. */
    public JsonNode security() {
        return description.path("security");
    }

    /** The scope that a machine client needs; empty where it is not let in, or everybody is. */
    public Optional<String> scope() {
        for (JsonNode requirement : security()) {
            if (requirement.has("machineClient")) {
                return Optional.of(requirement.path("machineClient").get(0).asText());
            }
        }
        return Optional.empty();
    }

    JsonNode answer(int status) {
        return document.resolve(description.path("responses").path(String.valueOf(status)));
    }

    ApiDocument document() {
        return document;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
