package org.exedra.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.exedra.booking.BookingStatus.CANCELLED;
import static org.exedra.booking.BookingStatus.COMPLETED;
import static org.exedra.booking.BookingStatus.CONFIRMED;
import static org.exedra.booking.BookingStatus.DECLINED;
import static org.exedra.booking.BookingStatus.NO_SHOW;
import static org.exedra.booking.BookingStatus.REQUESTED;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.exedra.account.Account;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookingTest {

    private static final Instant START = Instant.parse("2026-11-04T13:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));
    private static final Instant BEFORE = START.minus(Duration.ofDays(2));
    private static final Instant DURING = START.plusSeconds(60);

    private final Account tutor = account(Role.TUTOR);
    private final Account student = account(Role.STUDENT);

    private static Account account(Role role) {
        var id = UUID.randomUUID();
        return new Account(id, id + "@example.edu", "Somebody", ZoneOffset.UTC, "en", Set.of(role), "hash", BEFORE);
    }

    private Booking requested() {
        var wish = new SessionWish("Topology", START, Duration.between(START, END), "compactness");
        return Booking.request(UUID.randomUUID(), tutor, student, wish, BEFORE);
    }

    private Booking in(BookingStatus status) {
        var booking = requested();
        switch (status) {
            case REQUESTED -> {
                // as it is
            }
            case CONFIRMED -> booking.confirm(BEFORE);
            case DECLINED -> booking.decline();
            case CANCELLED -> booking.cancel(BEFORE);
            case COMPLETED -> {
                booking.confirm(BEFORE);
                booking.complete(DURING);
            }
            case NO_SHOW -> {
                booking.confirm(BEFORE);
                booking.markNoShow(DURING);
            }
        }
        return booking;
    }

    @Test
    void a_request_keeps_what_the_student_wished() {
        var booking = requested();

        assertThat(booking.status()).isEqualTo(REQUESTED);
        assertThat(booking.tutor()).isSameAs(tutor);
        assertThat(booking.student()).isSameAs(student);
        assertThat(booking.subject()).isEqualTo("Topology");
        assertThat(booking.note()).isEqualTo("compactness");
        assertThat(booking.startsAt()).isEqualTo(START);
        assertThat(booking.endsAt()).isEqualTo(END);
        assertThat(booking.callId()).isNull();
        assertThat(booking.callEndedAt()).isNull();
    }

    /** Each verb, at a time at which only the status matters, and where it leads. */
    private static final Map<BookingStatus, Consumer<Booking>> VERBS = Map.of(
            CONFIRMED, booking -> booking.confirm(DURING),
            DECLINED, Booking::decline,
            CANCELLED, booking -> booking.cancel(DURING),
            COMPLETED, booking -> booking.complete(DURING),
            NO_SHOW, booking -> booking.markNoShow(DURING));

    static Stream<Arguments> everyVerbInEveryStatus() {
        return Stream.of(BookingStatus.values())
                .flatMap(from -> VERBS.keySet().stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyVerbInEveryStatus")
    void a_verb_changes_the_status_or_leaves_everything_as_it_was(BookingStatus from, BookingStatus to) {
        var booking = in(from);

        if (from.mayBecome(to)) {
            VERBS.get(to).accept(booking);
            assertThat(booking.status()).isEqualTo(to);
        } else {
            assertConflict(() -> VERBS.get(to).accept(booking), "status");
            assertThat(booking.status()).isEqualTo(from);
        }
    }

    @Test
    void it_cannot_be_changed_such_that_it_is_over() {
        var shorter = new SessionWish("Topology", START, Duration.ofMinutes(30), "");

        assertConflict(() -> in(CONFIRMED).change(shorter, START.plus(Duration.ofMinutes(30))), "over");
        in(CONFIRMED).change(shorter, START.plus(Duration.ofMinutes(30)).minusNanos(1_000));
    }

    @Test
    void the_last_instant_at_which_it_can_be_confirmed_or_cancelled_is_before_its_end() {
        in(REQUESTED).confirm(END.minusNanos(1_000));
        in(CONFIRMED).cancel(END.minusNanos(1_000));

        assertConflict(() -> in(REQUESTED).confirm(END), "over");
        assertConflict(() -> in(CONFIRMED).cancel(END), "over");
    }

    @Test
    void it_can_be_completed_or_missed_from_its_start_on() {
        in(CONFIRMED).complete(START);
        in(CONFIRMED).markNoShow(START);

        assertConflict(() -> in(CONFIRMED).complete(START.minusNanos(1_000)), "not-started");
        assertConflict(() -> in(CONFIRMED).markNoShow(START.minusNanos(1_000)), "not-started");
    }

    @Test
    void ending_the_call_completes_the_booking_and_says_when() {
        var booking = in(CONFIRMED);

        booking.endCall(DURING);

        assertThat(booking.status()).isEqualTo(COMPLETED);
        assertThat(booking.callEndedAt()).isEqualTo(DURING);
    }

    @Test
    void a_call_cannot_be_ended_twice() {
        var booking = in(CONFIRMED);
        booking.endCall(DURING);

        assertConflict(() -> booking.endCall(DURING.plusSeconds(1)), "status");
        assertThat(booking.callEndedAt()).isEqualTo(DURING);
    }

    @Test
    void it_knows_its_two_participants_and_nobody_else() {
        var booking = requested();
        var stranger = UUID.randomUUID();

        assertThat(booking.isTutor(tutor.id())).isTrue();
        assertThat(booking.isTutor(student.id())).isFalse();
        assertThat(booking.isStudent(student.id())).isTrue();
        assertThat(booking.isParticipant(tutor.id())).isTrue();
        assertThat(booking.isParticipant(student.id())).isTrue();
        assertThat(booking.isParticipant(stranger)).isFalse();
    }

    private static void assertConflict(ThrowingCallable what, String code) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo(code));
    }
}
