package org.exedra.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @ParameterizedTest
    @EnumSource(Scope.class)
    void every_scope_is_found_by_its_text(Scope scope) {
        assertThat(Scope.of(scope.text())).contains(scope);
    }

    @Test
    void a_list_is_read_whatever_its_order_and_spaces() {
        assertThat(Scope.known(" bookings:write  bookings:read bookings:write"))
                .containsExactlyInAnyOrder(Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE);
        assertThat(Scope.areAllKnown("bookings:write bookings:read")).isTrue();
    }

    @Test
    void unknown_words_are_noticed_and_left_out() {
        assertThat(Scope.known("bookings:read everything")).containsExactly(Scope.BOOKINGS_READ);
        assertThat(Scope.areAllKnown("bookings:read everything")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "Bookings:Read", "bookings:read,bookings:write"})
    void what_is_no_list_of_scopes_has_none(String list) {
        assertThat(Scope.known(list)).isEmpty();
        assertThat(Scope.areAllKnown(list)).isFalse();
    }

    @Test
    void a_list_is_written_in_one_order() {
        assertThat(Scope.list(List.of(Scope.ATTENDANCE_READ, Scope.BOOKINGS_READ)))
                .isEqualTo("bookings:read attendance:read");
    }
}
