package org.exedra.api.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Operation;
import org.exedra.api.NeedsScope;
import org.exedra.client.Scope;

/** The method of a resource that does an operation. */
record ResourceMethod(Method method) {

    private static final String PACKAGE = "org.exedra.api.";

    /** Whether the operation comes from a resource: its id is the method's full name then. */
    static boolean isNamedBy(Operation operation) {
        return operation.getOperationId() != null && operation.getOperationId().startsWith(PACKAGE);
    }

    static ResourceMethod of(Operation operation) {
        String[] name = operation.getOperationId().split("_", 2);
        try {
            var type = Class.forName(name[0], false, ResourceMethod.class.getClassLoader());
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name[1]))
                    .filter(method -> Stream.of(method.getAnnotations())
                            .anyMatch(annotation ->
                                    annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class)))
                    .map(ResourceMethod::new)
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Such as {@code bookingsList}. */
    String id() {
        String type = method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
        return Character.toLowerCase(type.charAt(0))
                + type.substring(1)
                + Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
    }

    boolean isForEverybody() {
        return method.isAnnotationPresent(PermitAll.class)
                || method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
    }

    List<String> roles() {
        var allowed = method.isAnnotationPresent(RolesAllowed.class)
                ? method.getAnnotation(RolesAllowed.class)
                : method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    Optional<Scope> scope() {
        return Optional.ofNullable(method.getAnnotation(NeedsScope.class)).map(NeedsScope::value);
    }

    boolean looksAtHeaders() {
        return List.of(method.getParameterTypes()).contains(HttpHeaders.class);
    }

    /** What it answers with; empty if that is no record of ours. */
    Optional<Class<?>> answer() {
        var declared = method.getAnnotation(APIResponseSchema.class);
        return declared == null
                ? Optional.<Class<?>>of(method.getReturnType()).filter(Class::isRecord)
                : Optional.of(declared.value());
    }
}
