package org.exedra.api.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes the description of one operation. */
final class OperationDescription {

    static final String MACHINE_CLIENT = "machineClient";

    private final OpenAPI api;
    private final HttpMethod verb;
    private final Operation operation;
    private final ResourceMethod method;
    private final boolean creates;

    OperationDescription(OpenAPI api, HttpMethod verb, Operation operation, ResourceMethod method) {
        this.api = api;
        this.verb = verb;
        this.operation = operation;
        this.method = method;
        this.creates = operation.getResponses().hasAPIResponse("201");
    }

    void complete() {
        operation.setOperationId(method.id());
        nameParameters();
        addHeaders();
        addRefusals();
        addCallers();
        addHeadersOfAnswer();
    }

    /** A parameter that has been described by its name is that one. */
    private void nameParameters() {
        var described = api.getComponents().getParameters();
        List<Parameter> named = new ArrayList<>();
        for (Parameter parameter : parameters()) {
            if (parameter.getRef() != null) {
                named.add(parameter);
                continue;
            }
            var byName = described.get(parameter.getName());
            if (byName == null) {
                throw new IllegalStateException("META-INF/openapi.yaml does not describe " + parameter.getName());
            }
            if (byName.getSchema() == null) {
                byName.setSchema(parameter.getSchema());
            }
            named.add(OASFactory.createParameter().ref(parameter.getName()));
        }
        operation.setParameters(named);
    }

    private List<Parameter> parameters() {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    /** Who looks at headers looks for the version of what is changed, or for the key of what is created. */
    private void addHeaders() {
        if (!method.looksAtHeaders()) {
            return;
        }
        if (creates) {
            operation.addParameter(OASFactory.createParameter().ref("Idempotency-Key"));
            refuses("422");
        } else {
            boolean needed = verb == HttpMethod.PUT;
            operation.addParameter(OASFactory.createParameter().ref(needed ? "Needed-If-Match" : "If-Match"));
            refuses("412");
            if (needed) {
                refuses("428");
            }
        }
    }

    private void addRefusals() {
        refuses("400");
        if (operation.getRequestBody() != null) {
            refuses("413");
            refuses("415");
        }
        if (!method.isForEverybody()) {
            refuses("401");
            refuses("403");
        }
        if (parameters().stream().anyMatch(this::isPathParameter)) {
            refuses("404");
        }
        if (verb != HttpMethod.GET) {
            refuses("409");
        }
        refuses("406");
        refuses("429");
        refuses("503");
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (answer.getRef() == null && status.compareTo("400") >= 0) {
                giveForm(status, answer);
            }
        });
        if (verb != HttpMethod.GET && !creates) {
            addChangedMeanwhile(operation.getResponses().getAPIResponse("409"));
        }
    }

    /** Whatever else contradicts a change, another one can be made at the same moment. */
    private static void addChangedMeanwhile(APIResponse conflict) {
        if (conflict.getRef() == null) {
            conflict.setDescription(conflict.getDescription()
                    + " `changed-meanwhile`: somebody else changed it at this moment; read it again.");
        }
    }

    private boolean isPathParameter(Parameter parameter) {
        return String.valueOf(parameter.getRef()).endsWith("/id");
    }

    private void refuses(String status) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(status));
        }
    }

    /** What a resource says about a refusal stays; its form is everybody's. */
    private void giveForm(String status, APIResponse refusal) {
        var usual = api.getComponents().getResponses().get(status);
        refusal.setContent(usual.getContent());
        refusal.setHeaders(usual.getHeaders());
    }

    private void addCallers() {
        List<String> callers = new ArrayList<>();
        operation.setSecurity(new ArrayList<>());
        if (method.isForEverybody()) {
            callers.add("Open to everybody.");
        } else {
            var person = OASFactory.createSecurityRequirement().addScheme("signIn");
            operation.addSecurityRequirement(verb == HttpMethod.GET ? person : person.addScheme("requestedWith"));
            callers.add(method.roles().stream()
                    .map(role -> role.toLowerCase(Locale.ROOT) + "s")
                    .collect(Collectors.joining(", ", "People: ", ".")));
            callers.add(method.scope()
                    .map(scope -> {
                        operation.addSecurityRequirement(
                                OASFactory.createSecurityRequirement().addScheme(MACHINE_CLIENT, scope.text()));
                        return "Machine clients: with the scope `" + scope.text() + "`.";
                    })
                    .orElse("Machine clients: never."));
        }
        String description = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(description + String.join(" ", callers));
    }

    private void addHeadersOfAnswer() {
        APIResponse answer = operation.getResponses().getAPIResponse(creates ? "201" : "200");
        var type = method.answer();
        if (type.isEmpty()) {
            return;
        }
        var members = AnswerTypes.members(type.get());
        if (members.contains("version")) {
            answer.addHeader("ETag", OASFactory.createHeader().ref("ETag"));
        }
        if (members.contains("items")) {
            answer.addHeader("Link", OASFactory.createHeader().ref("Link"));
        }
        if (creates) {
            answer.addHeader("Location", OASFactory.createHeader().ref("Location"));
        }
    }
}
