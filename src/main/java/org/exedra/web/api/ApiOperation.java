package org.exedra.web.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One operation, with all that a reader is told of it. */
public record ApiOperation(
        String id,
        String method,
        String path,
        String tag,
        String summary,
        List<List<ApiText.Piece>> description,
        List<ApiMember> parameters,
        List<Content> body,
        List<Answer> answers) {

    /** What a body is. */
    public record Content(String mediaType, ApiMember value) {}

    /** One way in which it is answered. */
    public record Answer(
            String status, List<List<ApiText.Piece>> description, List<String> headers, List<Content> content) {}

    static ApiOperation of(ApiModel model, String method, String path, JsonObject operation) {
        return new ApiOperation(
                operation.getString("operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.getJsonArray("tags").getString(0),
                operation.getString("summary"),
                ApiText.paragraphs(operation.getString("description", "")),
                operation.containsKey("parameters")
                        ? operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                                .map(model::resolved)
                                .map(parameter -> ApiMember.ofParameter(model, parameter))
                                .toList()
                        : List.of(),
                contents(model, model.object(operation, "requestBody")),
                operation.getJsonObject("responses").entrySet().stream()
                        .map(answer -> answer(model, answer))
                        .toList());
    }

    private static Answer answer(ApiModel model, Map.Entry<String, JsonValue> described) {
        var answer = model.resolved(described.getValue().asJsonObject());
        return new Answer(
                described.getKey(),
                ApiText.paragraphs(answer.getString("description")),
                List.copyOf(model.object(answer, "headers").keySet()),
                contents(model, answer));
    }

    private static List<Content> contents(ApiModel model, JsonObject parent) {
        return model.object(parent, "content").entrySet().stream()
                .map(content -> {
                    var schema = model.object(content.getValue().asJsonObject(), "schema");
                    return new Content(content.getKey(), ApiMember.of(model, "", schema, true));
                })
                .toList();
    }
}
