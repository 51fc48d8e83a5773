package org.exedra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Set;
import org.exedra.platform.DomainException.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void what_is_told_is_kept_in_one_spelling() {
        var profile = new Profile(" s-4711 ", " Ada@Example.EDU ", " Ada Byron ", MADRID, "es", Set.of(Role.STUDENT));

        assertThat(profile.externalId()).isEqualTo("s-4711");
        assertThat(profile.email()).isEqualTo("ada@example.edu");
        assertThat(profile.name()).isEqualTo("Ada Byron");
    }

    @Test
    void a_blank_external_id_is_none() {
        assertThat(new Profile(" ", "a@b", "A", MADRID, "en", Set.of(Role.TUTOR)).externalId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "email      | null          | Ada  | en",
                "email      | ada           | Ada  | en",
                "email      | a b@c         | Ada  | en",
                "email      | a@b@c         | Ada  | en",
                "name       | ada@byron.edu | null | en",
                "name       | ada@byron.edu | ' '  | en",
                "name       | ada@byron.edu | A\u0000a | en",
                "locale     | ada@byron.edu | Ada  | fr",
                "locale     | ada@byron.edu | Ada  | null",
            })
    void what_cannot_be_is_refused_by_name(String field, String email, String name, String locale) {
        assertThatThrownBy(() -> new Profile(null, email, name, MADRID, locale, Set.of(Role.STUDENT)))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @Test
    void nobody_is_without_a_zone_or_a_role() {
        assertThatThrownBy(() -> new Profile(null, "a@b", "A", null, "en", Set.of(Role.STUDENT)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new Profile(null, "a@b", "A", MADRID, "en", Set.of()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void what_is_too_long_is_refused() {
        String name = "x".repeat(Profile.NAME_LENGTH);

        assertThat(new Profile(null, "a@b", name, MADRID, "en", Set.of(Role.TUTOR)).name())
                .isEqualTo(name);
        assertThatThrownBy(() -> new Profile(null, "a@b", name + "x", MADRID, "en", Set.of(Role.TUTOR)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new Profile("x".repeat(121), "a@b", "A", MADRID, "en", Set.of(Role.TUTOR)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new Profile(null, "a@" + "x".repeat(253), "A", MADRID, "en", Set.of(Role.TUTOR)))
                .isInstanceOf(Invalid.class);
    }
}
