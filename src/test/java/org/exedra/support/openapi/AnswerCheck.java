package org.exedra.support.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.exedra.support.Answer;

/** Holds an answer against what the document says of the operation. */
public final class AnswerCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceBundle EXPLAINED = ResourceBundle.getBundle("messages.problems", Locale.ENGLISH);

    private static final Pattern CHALLENGE = Pattern.compile("(?:Bearer|Basic) [a-z_]+=\"[^\"]+\".*");

    private final ApiOperation operation;
    private final Answer answer;
    private final List<String> faults = new ArrayList<>();

    private AnswerCheck(ApiOperation operation, Answer answer) {
        this.operation = operation;
        this.answer = answer;
    }

    /** What is wrong with the answer; nothing, if all is well. */
    public static List<String> faults(ApiOperation operation, Answer answer) {
        return answer.status() >= 500 ? List.of("is a failure of the server") : faultsOfForm(operation, answer);
    }

    /** What is not as documented, of a server that may be out of order. */
    public static List<String> faultsOfForm(ApiOperation operation, Answer answer) {
        var check = new AnswerCheck(operation, answer);
        check.look();
        return check.faults;
    }

    private void look() {
        if (!operation.statuses().contains(String.valueOf(answer.status()))) {
            faults.add("has a status that is not documented");
            return;
        }
        if (answer.status() == 401) {
            lookAtChallenge();
        }
        var described = operation.answer(answer.status());
        described.path("headers").properties().forEach(header -> lookAtHeader(header.getKey(), header.getValue()));
        if (described.has("content")) {
            lookAtBody(described.path("content"));
        } else if (!answer.body().isEmpty()) {
            faults.add("has a body, of which the document says nothing");
        }
    }

    /** RFC 9110, 15.5.2, and for bearers RFC 6750, 3: whoever is not known is told how to be, with one parameter at least. */
    private void lookAtChallenge() {
        if (!CHALLENGE.matcher(answer.header("www-authenticate")).matches()) {
            faults.add("has no challenge but '" + answer.header("www-authenticate") + "'");
        }
    }

    private void lookAtHeader(String name, JsonNode reference) {
        var header = operation.resolve(reference);
        if (answer.headers().containsKey(name.toLowerCase(Locale.ROOT))) {
            validate("the header " + name, header.path("schema"), TextNode.valueOf(answer.header(name)));
        } else if (header.path("required").asBoolean()) {
            faults.add("lacks the header " + name);
        }
    }

    private void lookAtBody(JsonNode content) {
        String mediaType = answer.header("content-type").split(";")[0].strip();
        if (!content.has(mediaType)) {
            faults.add("has the media type '" + mediaType + "', which is not documented");
            return;
        }
        var body = mediaType.endsWith("json") ? json() : TextNode.valueOf(answer.body());
        validate("the body", content.path(mediaType).path("schema"), body);
        if (mediaType.equals("application/problem+json")) {
            lookAtProblem(body);
        }
    }

    private JsonNode json() {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            faults.add("has a body that is no JSON: " + e.getMessage());
            return JSON.nullNode();
        }
    }

    private void validate(String what, JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return;
        }
        operation
                .document()
                .schema((ObjectNode) schema)
                .validate(value)
                .forEach(message -> faults.add(what + " is not as documented: " + message));
    }

    private void lookAtProblem(JsonNode problem) {
        String code = problem.path("type").asText().replaceFirst("^/problems/", "");
        if (!EXPLAINED.containsKey(code + ".title")) {
            faults.add("has a type that no page explains: " + problem.path("type"));
        }
        if (problem.path("status").asInt() != answer.status()) {
            faults.add("tells another status than it has");
        }
    }
}
