package org.exedra.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.exedra.call.CallEmptied;
import org.exedra.call.CallEnded;
import org.exedra.call.EventSource;
import org.exedra.call.ParticipantJoined;
import org.exedra.call.ParticipantLeft;
import org.junit.jupiter.api.Test;

class StaysTest {

    private static final Instant START = Instant.parse("2026-11-04T13:00:00Z");

    private final UUID booking = UUID.randomUUID();
    private final UUID ada = UUID.randomUUID();
    private final List<AttendanceEntry> entries = new ArrayList<>();

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1000));
    }

    private UUID joined(double seconds) {
        return joined(UUID.randomUUID(), seconds, EventSource.SOCKET);
    }

    private UUID joined(UUID connection, double seconds, EventSource source) {
        var event = new ParticipantJoined(booking, ada, connection, at(seconds), source);
        entries.add(AttendanceEntry.joined(event, at(seconds)));
        return connection;
    }

    private void left(UUID connection, double seconds) {
        left(connection, seconds, true, EventSource.SOCKET);
    }

    private void left(UUID connection, double seconds, boolean said, EventSource source) {
        var event = new ParticipantLeft(booking, ada, connection, at(seconds), said, source);
        entries.add(AttendanceEntry.left(event, at(seconds)));
    }

    private void stayed(double from, double until) {
        left(joined(from), until);
    }

    private void fellSilent(double from, double until) {
        left(joined(from), until, false, EventSource.SOCKET);
    }

    private UUID reported(double from) {
        return joined(UUID.randomUUID(), from, EventSource.WEBHOOK);
    }

    private void reported(double from, double until) {
        left(reported(from), until, true, EventSource.WEBHOOK);
    }

    private List<Stay> derived() {
        return Stays.derive(entries, Optional.empty());
    }

    private static Stay stay(double from, double until) {
        return new Stay(at(from), at(until));
    }

    /** A node that could not write for a while was taken for one that was killed. */
    @Test
    void what_was_only_a_guess_gives_way_to_what_the_socket_says() {
        var connection = joined(0);
        entries.add(AttendanceEntry.lost(new OpenStay(connection, booking, ada, at(600)), at(620)));
        assertThat(derived()).containsExactly(stay(0, 600));

        left(connection, 3600);
        assertThat(derived()).containsExactly(stay(0, 3600));
    }

    @Test
    void nobody_who_did_not_join_stayed() {
        assertThat(derived()).isEmpty();
    }

    @Test
    void a_stay_runs_from_joining_to_leaving() {
        stayed(0, 60);

        assertThat(derived()).containsExactly(stay(0, 60));
    }

    @Test
    void two_stays_far_apart_are_two() {
        stayed(0, 60);
        stayed(600, 660);

        assertThat(derived()).containsExactly(stay(0, 60), stay(600, 660));
    }

    @Test
    void an_absence_of_less_than_ten_seconds_is_none() {
        stayed(0, 60);
        stayed(69.999, 120);

        assertThat(derived()).containsExactly(stay(0, 120));
    }

    @Test
    void an_absence_of_ten_seconds_is_one() {
        stayed(0, 60);
        stayed(70, 120);

        assertThat(derived()).containsExactly(stay(0, 60), stay(70, 120));
    }

    @Test
    void tabs_that_overlap_are_one_stay() {
        stayed(0, 60);
        stayed(30, 90);

        assertThat(derived()).containsExactly(stay(0, 90));
    }

    @Test
    void a_tab_within_the_time_of_another_does_not_shorten_it() {
        stayed(0, 600);
        stayed(30, 90);
        stayed(605, 660);

        assertThat(derived()).containsExactly(stay(0, 660));
    }

    @Test
    void who_has_not_left_is_still_in() {
        stayed(0, 60);
        joined(600);

        var stays = derived();

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

        assertThat(derived()).containsExactly(new Stay(at(0), null));
    }

    @Test
    void an_open_tab_that_came_later_keeps_the_stay_open_too() {
        stayed(0, 60);
        joined(30);

        assertThat(derived()).containsExactly(new Stay(at(0), null));
    }

    @Test
    void what_is_told_twice_counts_once_and_the_earlier_word_holds() {
        var connection = joined(0);
        joined(connection, 5, EventSource.SOCKET);
        left(connection, 60);
        left(connection, 300);

        assertThat(derived()).containsExactly(stay(0, 60));
    }

    @Test
    void leaving_without_having_joined_is_nothing() {
        left(UUID.randomUUID(), 60);

        assertThat(derived()).isEmpty();
    }

    @Test
    void that_somebody_ended_the_call_says_nothing_of_who_was_there() {
        stayed(0, 60);
        entries.add(AttendanceEntry.ended(new CallEnded(booking, ada, at(30)), at(30)));

        assertThat(derived()).containsExactly(stay(0, 60));
    }

    @Test
    void the_order_in_which_it_became_known_does_not_matter() {
        stayed(0, 60);
        stayed(65, 120);
        stayed(30, 90);
        stayed(600, 660);
        stayed(640, 700);
        joined(900);
        var expected = derived();
        assertThat(expected).containsExactly(stay(0, 120), stay(600, 700), new Stay(at(900), null));

        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(entries, random);
            assertThat(derived()).isEqualTo(expected);
        }
    }

    @Test
    void what_the_service_alone_tells_is_a_stay_too() {
        reported(0, 60);

        assertThat(derived()).containsExactly(stay(0, 60));
    }

    @Test
    void who_left_in_so_many_words_left_then_however_late_the_service_notices() {
        stayed(0, 60);
        reported(2, 75);

        assertThat(derived()).containsExactly(stay(0, 60));
    }

    @Test
    void the_earlier_join_holds_whoever_tells_it() {
        stayed(3, 60);
        reported(1, 59);

        assertThat(derived()).containsExactly(stay(1, 60));
    }

    @Test
    void when_the_socket_fell_silent_the_service_knows_the_end() {
        fellSilent(0, 60);
        reported(1, 600);

        assertThat(derived()).containsExactly(stay(0, 600));
    }

    @Test
    void when_the_socket_fell_silent_and_the_service_has_not_told_they_are_still_in() {
        fellSilent(0, 60);
        reported(1);

        assertThat(derived()).containsExactly(new Stay(at(0), null));
    }

    @Test
    void a_service_that_lost_them_long_before_the_socket_did_knows_less() {
        fellSilent(0, 600);
        reported(1, 60);

        assertThat(derived()).containsExactly(stay(0, 600));
    }

    @Test
    void who_left_in_so_many_words_is_out_though_the_service_has_not_told() {
        stayed(0, 60);
        reported(1);
        stayed(600, 660);

        assertThat(derived()).containsExactly(stay(0, 60), stay(600, 660));
    }

    @Test
    void nobody_stays_beyond_the_sessions_time_only_because_no_service_told() {
        fellSilent(0, 60);
        reported(1);
        assertThat(Stays.derive(entries, Optional.of(at(3600)))).containsExactly(stay(0, 60));

        entries.clear();
        reported(1);
        assertThat(Stays.derive(entries, Optional.of(at(3600)))).containsExactly(stay(1, 3600));
    }

    @Test
    void when_the_service_says_that_nobody_is_in_whoever_was_has_left() {
        reported(0);
        reported(90);
        entries.add(AttendanceEntry.emptied(new CallEmptied(booking, List.of(ada), at(60)), ada, at(60)));

        assertThat(derived()).containsExactly(stay(0, 60), new Stay(at(90), null));
    }

    @Test
    void who_came_back_by_the_service_alone_is_in_until_it_says_otherwise() {
        stayed(0, 60);
        reported(65, 120);

        assertThat(derived()).containsExactly(stay(0, 120));
    }

    @Test
    void two_tellers_in_any_order_give_the_same_stays() {
        fellSilent(0, 60);
        reported(1, 300);
        stayed(100, 320);
        reported(102, 330);
        stayed(900, 1000);
        reported(905, 1010);
        var expected = List.of(stay(0, 320), stay(900, 1000));
        assertThat(derived()).isEqualTo(expected);

        var random = new Random(11);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(entries, random);
            assertThat(derived()).isEqualTo(expected);
        }
    }
}
