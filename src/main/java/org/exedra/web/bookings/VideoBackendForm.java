package org.exedra.web.bookings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.exedra.account.Role;
import org.exedra.booking.BookingService;
import org.exedra.call.CallService;
import org.exedra.platform.Expected;
import org.exedra.security.CurrentAccount;
import org.exedra.video.VideoBackends;
import org.exedra.web.CurrentPage;
import org.exedra.web.Messages;
import org.exedra.web.Notice;
import org.exedra.web.Route;

/** Where a coordinator says by which video back end a session is held. There is nothing to say where there is only one. */
@Named
@RequestScoped
public class VideoBackendForm {

    @Inject
    private VideoBackends backends;

    @Inject
    private CallService calls;

    @Inject
    private BookingService bookings;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    private String chosen;

    public boolean isShown() {
        return account.required().is(Role.COORDINATOR) && getNames().size() > 1;
    }

    public List<String> getNames() {
        return backends.names();
    }

    /** The one for sessions that have none of their own. */
    public String getStandard() {
        return backends.standard();
    }

    public String getChosen() {
        return chosen == null ? bookings.look(account.actor(), page.bookingId()).videoBackend() : chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public void choose() {
        try {
            calls.useVideoBackend(account.actor(), page.bookingId(), chosen, Expected.ANY);
            page.redirect(Route.ATTENDANCE.path(page.bookingId()) + Notice.VIDEO_BACKEND.query());
        } catch (RuntimeException failure) {
            messages.error(messages.about(failure));
        }
    }
}
