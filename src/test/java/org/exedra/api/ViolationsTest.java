package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.support.Stub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without the constraints' own messages, which are in the language of the server's Java: nobody may ask for them. */
class ViolationsTest {

    /** One constraint each. */
    private record Body(
            @NotNull String tutorId,
            @NotBlank String subject,
            @Size(max = 120) String note,
            @Min(15) int least,
            @Max(180) int most,
            @Email String email) {}

    private static ConstraintViolation<?> violation(String member) {
        Annotation constraint = Arrays.stream(Body.class.getRecordComponents())
                .filter(component -> component.getName().equals(member))
                .map(component -> component.getAccessor().getAnnotations()[0])
                .findFirst()
                .orElseThrow();
        Path.Node node = Stub.of(Path.Node.class, Map.of("getName", none -> member));
        return Stub.of(
                ConstraintViolation.class,
                Map.of(
                        "getPropertyPath",
                        none -> Stub.of(
                                Path.class,
                                Map.of("iterator", nothing -> List.of(node).iterator())),
                        "getConstraintDescriptor",
                        none -> Stub.of(ConstraintDescriptor.class, Map.of("getAnnotation", nothing -> constraint)),
                        "hashCode",
                        none -> member.hashCode()));
    }

    private static Invalid first(ConstraintViolation<?>... violations) {
        return Violations.first(
                new ConstraintViolationException("", Stream.of(violations).collect(Collectors.toSet())));
    }

    @ParameterizedTest
    @CsvSource({
        "tutorId, tutorId is missing.",
        "subject, subject is missing.",
        "note,    note may have at most 120 characters.",
        "least,   least must be at least 15.",
        "most,    most must be at most 180.",
        "email,   email is not what it must be."
    })
    void a_member_is_named_and_what_it_must_be(String member, String sentence) {
        var invalid = first(violation(member));

        assertThat(invalid.code()).isEqualTo("invalid");
        assertThat(invalid.field()).isEqualTo(member);
        assertThat(invalid.getMessage()).isEqualTo(sentence);
    }

    @Test
    void of_several_it_is_always_the_same() {
        assertThat(List.of(
                        first(violation("tutorId"), violation("subject")).field(),
                        first(violation("subject"), violation("tutorId")).field()))
                .containsOnly("subject");
    }
}
