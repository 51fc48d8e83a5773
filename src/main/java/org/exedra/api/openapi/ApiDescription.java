package org.exedra.api.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.exedra.client.Scope;

/**
 * Completes the document with what follows from the resources by rule, so that they need not say it again: who may call an
 * operation, which headers it takes and gives, how it can refuse, and which members of an answer are always there.
 */
public final class ApiDescription implements OASFilter {

    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final Set<String> WITH_RETRY_AFTER = Set.of("429", "503");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        describeProblems(api);
        describeMachineClients(api);
        var types = new AnswerTypes();
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().entrySet().stream())
                .filter(operation -> ResourceMethod.isNamedBy(operation.getValue()))
                .forEach(operation -> describe(api, operation.getKey(), operation.getValue(), types));
        types.markRequired(api);
        dropUnused(api);
        sort(api);
    }

    private static void describe(OpenAPI api, PathItem.HttpMethod verb, Operation operation, AnswerTypes types) {
        var method = ResourceMethod.of(operation);
        new OperationDescription(api, verb, operation, method).complete();
        types.addOf(method);
    }

    /** Every refusal has the same form. */
    private static void describeProblems(OpenAPI api) {
        api.getComponents().getResponses().forEach((status, response) -> {
            response.setContent(OASFactory.createContent()
                    .addMediaType(
                            PROBLEM_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("Problem"))));
            if (WITH_RETRY_AFTER.contains(status)) {
                response.addHeader("Retry-After", OASFactory.createHeader().ref("Retry-After"));
            }
            if (status.equals("401")) {
                response.addHeader("WWW-Authenticate", OASFactory.createHeader().ref("WWW-Authenticate"));
            }
        });
    }

    private static void describeMachineClients(OpenAPI api) {
        var flow = OASFactory.createOAuthFlow().tokenUrl("/api/oauth/token");
        for (Scope scope : Scope.values()) {
            flow.addScope(scope.text(), meaning(scope));
        }
        api.getComponents()
                .addSecurityScheme(
                        OperationDescription.MACHINE_CLIENT,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description("Another system, by the scopes of its access token.")
                                .flows(OASFactory.createOAuthFlows().clientCredentials(flow)));
    }

    private static String meaning(Scope scope) {
        return switch (scope) {
            case PEOPLE_READ -> "Look people up.";
            case PEOPLE_WRITE -> "Add and change people.";
            case BOOKINGS_READ -> "Look bookings up.";
            case BOOKINGS_WRITE -> "Make, change, confirm and cancel bookings.";
            case ATTENDANCE_READ -> "Read who was in which call.";
        };
    }

    /** What was offered by name and is used nowhere. */
    private static void dropUnused(OpenAPI api) {
        var used = new TreeSet<String>();
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> {
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(parameter -> used.add(String.valueOf(parameter.getRef())));
                    }
                    operation.getResponses().getAPIResponses().values().stream()
                            .map(APIResponse::getRef)
                            .forEach(ref -> used.add(String.valueOf(ref)));
                });
        var components = api.getComponents();
        Set.copyOf(components.getParameters().keySet()).stream()
                .filter(name -> !used.contains("#/components/parameters/" + name))
                .forEach(components::removeParameter);
        Set.copyOf(components.getResponses().keySet()).stream()
                .filter(name -> !used.contains("#/components/responses/" + name))
                .forEach(components::removeResponse);
    }

    /** The order in which the document is read, and the same at every build. */
    private static void sort(OpenAPI api) {
        var paths = OASFactory.createPaths();
        api.getPaths().getPathItems().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> paths.addPathItem(path.getKey(), path.getValue()));
        api.setPaths(paths);
        paths.getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ApiDescription::sortAnswers);
    }

    private static void sortAnswers(Operation operation) {
        var answers = OASFactory.createAPIResponses();
        operation.getResponses().getAPIResponses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answer -> answers.addAPIResponse(answer.getKey(), answer.getValue()));
        operation.setResponses(answers);
    }
}
