package org.exedra.call;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.exedra.booking.Booking;
import org.exedra.booking.BookingCancelled;
import org.exedra.booking.BookingCompleted;
import org.exedra.booking.Bookings;
import org.exedra.video.VideoBackends;
import org.exedra.video.VideoUnavailable;

/**
 * Tells a call's back end that the call is over for good: at once when a booking is cancelled or its call ended, and again
 * later if the back end's service does not answer. What is still to be told is in the database, and outlives the server.
 */
@ApplicationScoped
public class CallClosing {

    private static final Logger LOG = System.getLogger(CallClosing.class.getName());
    private static final int MOST_AT_ONCE = 20;

    /** No token of a session is of use for longer. */
    private static final Duration WORTH_IT = Duration.ofDays(1);

    @Inject
    private Bookings bookings;

    @Inject
    private VideoBackends backends;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookingCancelled event) {
        executor.execute(this::closeAll);
    }

    void completed(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookingCompleted event) {
        executor.execute(this::closeAll);
    }

    /** Closes what is to be closed. */
    void closeAll() {
        try {
            bookings.withCallToClose(clock.instant().minus(WORTH_IT), MOST_AT_ONCE)
                    .forEach(this::close);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The calls that are over could not be closed.", e);
        }
    }

    private void close(Booking booking) {
        try {
            backends.named(booking.videoBackend()).close(booking.callId(), booking.participantIds());
            bookings.callClosed(booking.id(), clock.instant());
        } catch (VideoUnavailable e) {
            LOG.log(Level.WARNING, "A call could not be closed yet at its video service; it will be tried again.");
        }
    }
}
