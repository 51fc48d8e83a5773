package org.exedra.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.exedra.attendance.AttendanceEntry.Source;
import org.junit.jupiter.api.Test;

class StayTest {

    private static final Instant START = Instant.parse("2026-11-04T13:00:00Z");

    private final UUID booking = UUID.randomUUID();
    private final UUID ada = UUID.randomUUID();
    private final List<AttendanceEntry> entries = new ArrayList<>();

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1000));
    }

    private UUID joined(double seconds) {
        var connection = UUID.randomUUID();
        joined(connection, seconds);
        return connection;
    }

    private void joined(UUID connection, double seconds) {
        entries.add(AttendanceEntry.joined(Source.SOCKET, booking, ada, connection, at(seconds), at(seconds)));
    }

    private void left(UUID connection, double seconds) {
        entries.add(AttendanceEntry.left(Source.SOCKET, booking, ada, connection, at(seconds), at(seconds)));
    }

    private void stayed(double from, double until) {
        left(joined(from), until);
    }

    private static Stay stay(double from, double until) {
        return new Stay(at(from), at(until));
    }

    @Test
    void nobody_who_did_not_join_stayed() {
        assertThat(Stay.derive(entries)).isEmpty();
    }

    @Test
    void a_stay_runs_from_joining_to_leaving() {
        stayed(0, 60);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 60));
    }

    @Test
    void two_stays_far_apart_are_two() {
        stayed(0, 60);
        stayed(600, 660);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 60), stay(600, 660));
    }

    @Test
    void an_absence_of_less_than_ten_seconds_is_none() {
        stayed(0, 60);
        stayed(69.999, 120);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 120));
    }

    @Test
    void an_absence_of_ten_seconds_is_one() {
        stayed(0, 60);
        stayed(70, 120);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 60), stay(70, 120));
    }

    @Test
    void tabs_that_overlap_are_one_stay() {
        stayed(0, 60);
        stayed(30, 90);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 90));
    }

    @Test
    void a_tab_within_the_time_of_another_does_not_shorten_it() {
        stayed(0, 600);
        stayed(30, 90);
        stayed(605, 660);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 660));
    }

    @Test
    void who_has_not_left_is_still_in() {
        stayed(0, 60);
        joined(600);

        var stays = Stay.derive(entries);

        assertThat(stays).containsExactly(stay(0, 60), new Stay(at(600), null));
        assertThat(stays.get(1).isOpen()).isTrue();
        assertThat(stays.get(1).length(at(660))).isEqualTo(Duration.ofMinutes(1));
        assertThat(stays.get(0).length(at(660))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void one_open_tab_keeps_the_whole_stay_open() {
        joined(0);
        stayed(30, 90);
        stayed(600, 660);

        assertThat(Stay.derive(entries)).containsExactly(new Stay(at(0), null));
    }

    @Test
    void an_open_tab_that_came_later_keeps_the_stay_open_too() {
        stayed(0, 60);
        joined(30);

        assertThat(Stay.derive(entries)).containsExactly(new Stay(at(0), null));
    }

    @Test
    void what_is_told_twice_counts_once_and_the_earlier_word_holds() {
        var connection = joined(0);
        joined(connection, 5);
        left(connection, 60);
        left(connection, 300);

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 60));
    }

    @Test
    void leaving_without_having_joined_is_nothing() {
        left(UUID.randomUUID(), 60);

        assertThat(Stay.derive(entries)).isEmpty();
    }

    @Test
    void that_somebody_ended_the_call_says_nothing_of_who_was_there() {
        stayed(0, 60);
        entries.add(AttendanceEntry.callEnded(booking, ada, at(30), at(30)));

        assertThat(Stay.derive(entries)).containsExactly(stay(0, 60));
    }

    @Test
    void the_order_in_which_it_became_known_does_not_matter() {
        stayed(0, 60);
        stayed(65, 120);
        stayed(30, 90);
        stayed(600, 660);
        stayed(640, 700);
        joined(900);
        var expected = Stay.derive(entries);
        assertThat(expected).containsExactly(stay(0, 120), stay(600, 700), new Stay(at(900), null));

        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(entries, random);
            assertThat(Stay.derive(entries)).isEqualTo(expected);
        }
    }
}
