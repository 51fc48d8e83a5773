package org.exedra.api.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.exedra.platform.MayBeAbsent;

/** The records that answers are made of. Their members are always there, unless they say otherwise. */
final class AnswerTypes {

    private final Set<Class<?>> records = new LinkedHashSet<>();

    void addOf(ResourceMethod method) {
        method.answer().ifPresent(this::add);
    }

    private void add(Class<?> type) {
        if (type.isRecord() && records.add(type)) {
            for (RecordComponent member : type.getRecordComponents()) {
                addAll(member.getGenericType());
            }
        }
    }

    private void addAll(Type type) {
        if (type instanceof Class<?> plain) {
            add(plain);
        } else if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::addAll);
        }
    }

    void markRequired(OpenAPI api) {
        for (Class<?> type : records) {
            var schema = api.getComponents().getSchemas().get(type.getSimpleName());
            if (schema == null) {
                throw new IllegalStateException("There is no schema of " + type);
            }
            schema.setRequired(Arrays.stream(type.getRecordComponents())
                    .filter(member -> !member.isAnnotationPresent(MayBeAbsent.class))
                    .map(RecordComponent::getName)
                    .toList());
        }
    }

    static List<String> members(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }
}
