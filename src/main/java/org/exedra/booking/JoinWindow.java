package org.exedra.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.exedra.platform.Settings;

/** When a booking's call may be joined: from a few minutes before its start until its end. */
@ApplicationScoped
public class JoinWindow {

    private Duration opensBefore = Duration.ZERO;

    protected JoinWindow() {}

    @Inject
    public JoinWindow(Settings settings) {
        this(settings.joinOpensBefore());
    }

    public JoinWindow(Duration opensBefore) {
        this.opensBefore = opensBefore;
    }

    public Instant opensAt(Instant startsAt) {
        return startsAt.minus(opensBefore);
    }

    /** Whether it may be joined now: the opening instant counts, the end does not. */
    public boolean isOpen(BookingStatus status, Instant startsAt, Instant endsAt, Instant now) {
        return status == BookingStatus.CONFIRMED && !now.isBefore(opensAt(startsAt)) && now.isBefore(endsAt);
    }
}
