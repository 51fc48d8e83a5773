package org.exedra.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.platform.DomainException.Invalid;

/**
 * A list takes the parameters that it has, each once. JAX-RS would pass over any other: whoever mistypes the one that narrows
 * would get everybody.
 */
@Provider
public class KnownParameters implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        SortedSet<String> known = Stream.of(method.getParameters())
                .flatMap(KnownParameters::within)
                .flatMap(KnownParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (method.isAnnotationPresent(GET.class) && !known.isEmpty()) {
            ContainerRequestFilter filter = request -> check(request, known);
            context.register(filter);
        }
    }

    private static Stream<? extends AnnotatedElement> within(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Stream.of(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }

    private static Stream<String> name(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value).stream();
    }

    private static void check(ContainerRequestContext request, Collection<String> known) {
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!name.isEmpty() && !known.contains(name)) {
                throw new Invalid(
                        "invalid-parameter", name, "This list has the parameters " + String.join(", ", known) + ".");
            }
            if (values.size() > 1) {
                throw new Invalid("invalid-parameter", name, "The parameter " + name + " may be given once.");
            }
        });
    }
}
