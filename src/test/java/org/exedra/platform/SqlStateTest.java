package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53300"})
    void a_connection_that_fails_for_now_is_worth_waiting_for(String state) {
        assertThat(SqlState.isAway(state)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"28000", "28P01", "3D000", "08004", "42501", "99999", "57014", ""})
    void what_the_settings_have_done_is_not(String state) {
        assertThat(SqlState.isAway(state)).isFalse();
    }

    @Test
    void what_the_user_may_not_do_is_told_apart() {
        assertThat(SqlState.isDenied("42501")).isTrue();
        assertThat(SqlState.isDenied("42P01")).isFalse();
        assertThat(SqlState.isDenied(null)).isFalse();
    }
}
