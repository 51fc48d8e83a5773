package org.exedra.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import org.exedra.platform.DomainException.Invalid;

/**
 * Says which member of a body is missing or wrong. The constraints' own messages are in the language of the server's Java, whoever
 * asks; what REST says is in English.
 */
final class Violations {

    private static final Function<Annotation, String> MISSING = constraint -> "is missing";

    private static final Map<Class<? extends Annotation>, Function<Annotation, String>> WORDS = Map.of(
            NotNull.class,
            MISSING,
            NotBlank.class,
            MISSING,
            NotEmpty.class,
            MISSING,
            Size.class,
            constraint -> "may have at most " + ((Size) constraint).max() + " characters",
            Min.class,
            constraint -> "must be at least " + ((Min) constraint).value(),
            Max.class,
            constraint -> "must be at most " + ((Max) constraint).value());

    private Violations() {}

    /** The first one, always the same of several. */
    static Invalid first(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .map(Violations::refusal)
                .min(Comparator.comparing(Invalid::getMessage))
                .orElseThrow();
    }

    private static Invalid refusal(ConstraintViolation<?> violation) {
        String field = violation.getPropertyPath().iterator().next().getName();
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        String words = WORDS.getOrDefault(constraint.annotationType(), other -> "is not what it must be")
                .apply(constraint);
        return new Invalid("invalid", field, field + " " + words + ".");
    }
}
