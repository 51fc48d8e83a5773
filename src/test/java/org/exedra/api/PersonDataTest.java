package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import org.exedra.account.Role;
import org.exedra.api.PeopleResource.PersonData;
import org.junit.jupiter.api.Test;

class PersonDataTest {

    private static PersonData with(Role... roles) {
        return new PersonData(
                null, "ada@example.edu", "Ada", "Europe/London", "en", new LinkedHashSet<>(Arrays.asList(roles)));
    }

    @Test
    void a_request_is_the_same_in_whichever_order_its_roles_are_read() {
        assertThat(with(Role.TUTOR, Role.STUDENT).toString())
                .isEqualTo(with(Role.STUDENT, Role.TUTOR).toString());
    }

    @Test
    void what_is_no_role_is_left_to_the_constraints() {
        assertThat(with(Role.TUTOR, null).roles()).containsExactly(Role.TUTOR, null);
        assertThat(new PersonData(null, null, null, null, null, null).roles()).isNull();
    }
}
