package org.exedra.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exedra.booking.BookingStatus.CANCELLED;
import static org.exedra.booking.BookingStatus.COMPLETED;
import static org.exedra.booking.BookingStatus.CONFIRMED;
import static org.exedra.booking.BookingStatus.DECLINED;
import static org.exedra.booking.BookingStatus.NO_SHOW;
import static org.exedra.booking.BookingStatus.REQUESTED;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookingStatusTest {

    private static final Map<BookingStatus, Set<BookingStatus>> LIFE = Map.of(
            REQUESTED, Set.of(CONFIRMED, DECLINED, CANCELLED),
            CONFIRMED, Set.of(CANCELLED, COMPLETED, NO_SHOW),
            DECLINED, Set.of(),
            CANCELLED, Set.of(),
            COMPLETED, Set.of(NO_SHOW),
            NO_SHOW, Set.of(COMPLETED));

    static Stream<Arguments> everyPair() {
        return Stream.of(BookingStatus.values())
                .flatMap(from -> Stream.of(BookingStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void only_the_steps_of_a_bookings_life_are_allowed(BookingStatus from, BookingStatus to) {
        assertThat(from.mayBecome(to)).isEqualTo(LIFE.get(from).contains(to));
    }

    @Test
    void a_booking_holds_its_time_until_it_is_settled() {
        assertThat(BookingStatus.OCCUPYING).containsExactlyInAnyOrder(REQUESTED, CONFIRMED);
    }
}
