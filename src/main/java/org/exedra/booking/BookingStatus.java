package org.exedra.booking;

import java.util.EnumSet;
import java.util.Set;

/** The life of a booking. Which state may follow which stands here and nowhere else. */
public enum BookingStatus {
    REQUESTED,
    CONFIRMED,
    DECLINED,
    CANCELLED,
    COMPLETED,
    NO_SHOW;

    /** The states in which a booking holds its time for both participants. */
    public static final Set<BookingStatus> OCCUPYING = EnumSet.of(REQUESTED, CONFIRMED);

    private Set<BookingStatus> followers() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(CONFIRMED, DECLINED, CANCELLED);
            case CONFIRMED -> EnumSet.of(CANCELLED, COMPLETED, NO_SHOW);
            // Whoever said what became of it may have been wrong.
            case COMPLETED -> EnumSet.of(NO_SHOW);
            case NO_SHOW -> EnumSet.of(COMPLETED);
            case DECLINED, CANCELLED -> EnumSet.noneOf(BookingStatus.class);
        };
    }

    public boolean mayBecome(BookingStatus next) {
        return followers().contains(next);
    }
}
