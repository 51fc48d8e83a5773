package org.exedra.support;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stands in for the container: answers for its interfaces, and injects. */
public final class Stub {

    private Stub() {}

    /** An instance that answers the named methods, given their arguments; it must not be asked anything else. */
    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    var answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("unexpected: " + method);
                    }
                    return answer.apply(arguments == null ? new Object[0] : arguments);
                }));
    }

    /** Sets the injected field of this type. */
    public static <T> T inject(T bean, Object dependency) {
        Field field = Stream.of(bean.getClass().getDeclaredFields())
                .filter(candidate -> candidate.isAnnotationPresent(Inject.class))
                .filter(candidate -> candidate.getType().isInstance(dependency))
                .findFirst()
                .orElseThrow();
        field.setAccessible(true);
        try {
            field.set(bean, dependency);
            return bean;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
