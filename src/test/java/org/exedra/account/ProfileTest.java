package org.exedra.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.exedra.platform.DomainException.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void what_is_told_is_kept_in_one_spelling() {
        var profile = new Profile(" s-4711 ", " Ada@Example.EDU ", " Ada Byron ", MADRID, "es", Set.of(Role.STUDENT));

        assertThat(profile.externalId()).isEqualTo("s-4711");
        assertThat(profile.email()).isEqualTo("ada@example.edu");
        assertThat(profile.name()).isEqualTo("Ada Byron");
    }

    /** An accent may be a character of its own, or one with its letter. */
    @Test
    void what_looks_the_same_is_the_same() {
        var one = new Profile("zo\u00EB", "zo\u00EB@example.edu", "Zoe", MADRID, "es", Set.of(Role.STUDENT));
        var other = new Profile("zoe\u0308", "ZOE\u0308@Example.EDU", "Zoe", MADRID, "es", Set.of(Role.STUDENT));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void a_normalised_spelling_is_its_own() {
        for (String text : List.of("t-1001    ", "\u212BNGSTRO\u0308M", "\u0130\u0323", "\uFB1D", "\u1E9E\u03A3")) {
            assertThat(Account.normalisedId(Account.normalisedId(text))).isEqualTo(Account.normalisedId(text));
            assertThat(Account.normalised(Account.normalised(text))).isEqualTo(Account.normalised(text));
        }
    }

    /** U+FB1D is written as two characters. */
    @Test
    void what_becomes_too_long_by_its_spelling_is_refused() {
        assertThatThrownBy(() -> new Profile("\uFB1D".repeat(61), "a@b", "A", MADRID, "en", Set.of(Role.TUTOR)))
                .isInstanceOf(Invalid.class);
        assertThat(new Profile("e\u0308".repeat(120), "a@b", "A", MADRID, "en", Set.of(Role.TUTOR)).externalId())
                .hasSize(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001F", "\u007F", "\u0080", "\u0085", "\u009F"})
    void a_control_character_is_in_no_text(String control) {
        assertThat(List.of(
                        refused("s" + control + "1", "a@b", "A"),
                        refused(null, "a" + control + "@b", "A"),
                        refused(null, "a@b", "A" + control + "a")))
                .containsExactly("externalId", "email", "name");
    }

    private static String refused(String externalId, String email, String name) {
        return catchThrowableOfType(
                        Invalid.class, () -> new Profile(externalId, email, name, MADRID, "en", Set.of(Role.STUDENT)))
                .field();
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
