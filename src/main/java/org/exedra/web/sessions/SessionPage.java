package org.exedra.web.sessions;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingSummary;
import org.exedra.call.Admission;
import org.exedra.call.AdmissionRefused;
import org.exedra.call.CallAdmission;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.security.CurrentAccount;
import org.exedra.video.VideoBackends;
import org.exedra.web.CurrentPage;

/** The door of a session: lets a participant in to the call, or says why not now. Strangers find no door. */
@Named
@RequestScoped
public class SessionPage {

    private static final String NOT_CONFIRMED = "not-confirmed";

    @Inject
    private CallAdmission callAdmission;

    @Inject
    private BookingService bookings;

    @Inject
    private VideoBackends backends;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Clock clock;

    @Inject
    private CallConfig callConfig;

    private Admission admission;
    private AdmissionRefused refusal;
    private BookingSummary booking;

    @PostConstruct
    void knock() {
        try {
            admission = callAdmission.admit(account.required().id(), page.bookingId());
            booking = admission.booking();
            backends.find(admission.videoBackend()).ifPresent(backend -> page.talksTo(backend.origins()));
        } catch (AdmissionRefused refused) {
            refusal = refused;
            booking = bookings.look(account.actor(), page.bookingId());
        } catch (NotFound stranger) {
            // The view asks for the page that says so.
        }
    }

    public void hideFromStrangers() {
        if (booking == null) {
            page.notFound();
        }
    }

    public boolean isAdmitted() {
        return admission != null;
    }

    public BookingSummary getBooking() {
        return booking;
    }

    /** What the browser's side of the call needs to know, as JSON. */
    public String getConfig() {
        return callConfig.of(admission);
    }

    /** Why not now, as the end of a message's key. */
    public String getReason() {
        if (!refusal.code().equals(NOT_CONFIRMED)) {
            return refusal.code();
        }
        return NOT_CONFIRMED + "."
                + (booking.isUnanswered(clock.instant())
                        ? "unanswered"
                        : booking.status().name().toLowerCase(Locale.ROOT));
    }

    /** When the door opens; null unless it has yet to. */
    public Instant getOpensAt() {
        return (Instant) refusal.details().get("opensAt");
    }
}
