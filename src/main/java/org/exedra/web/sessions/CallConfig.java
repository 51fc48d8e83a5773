package org.exedra.web.sessions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.exedra.account.Person;
import org.exedra.booking.BookingSummary;
import org.exedra.call.Admission;
import org.exedra.security.CurrentAccount;
import org.exedra.video.CallRole;
import org.exedra.web.CurrentPage;
import org.exedra.web.Route;

/** What the page of a call tells its script: who meets whom, when, where to turn to, and every text. */
@RequestScoped
public class CallConfig {

    private static final int WARN_BEFORE_END_SECONDS = 300;
    private static final String BUNDLE = "messages.call";

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Clock clock;

    /** The configuration of an admitted participant, as JSON. */
    public String of(Admission admission) {
        var booking = admission.booking();
        return Json.createObjectBuilder()
                .add("bookingId", booking.id().toString())
                .add("locale", page.getRegion().toLanguageTag())
                .add("zone", account.required().zone().getId())
                .add("self", participant(booking, self(admission)))
                .add("other", participant(booking, booking.otherThan(admission.participantId())))
                .add("backend", admission.videoBackend())
                .add("subject", booking.subject())
                .add("startsAt", booking.startsAt().toString())
                .add("endsAt", booking.endsAt().toString())
                .add("serverTime", clock.instant().toString())
                .addAll(addresses(booking.id()))
                .add("warnBeforeEndSeconds", WARN_BEFORE_END_SECONDS)
                .add("messages", messages())
                .build()
                .toString();
    }

    private static Person self(Admission admission) {
        return admission.role() == CallRole.TUTOR
                ? admission.booking().tutor()
                : admission.booking().student();
    }

    private static JsonObjectBuilder participant(BookingSummary booking, Person person) {
        var role = booking.isTutor(person.id()) ? CallRole.TUTOR : CallRole.STUDENT;
        return Json.createObjectBuilder()
                .add("id", person.id().toString())
                .add("name", person.name())
                .add("role", role.name().toLowerCase(Locale.ROOT));
    }

    private JsonObjectBuilder addresses(UUID bookingId) {
        String here = "/" + page.getLanguage() + Route.SESSION.path(bookingId);
        return Json.createObjectBuilder()
                .add("tokenUrl", page.resource("/api/video/token"))
                .add("socketUrl", page.resource("/ws/calls/" + bookingId))
                .add("endCallUrl", page.resource("/api/bookings/" + bookingId + "/end-call"))
                .add("dashboardUrl", page.url(Route.DASHBOARD.path()))
                .add(
                        "signInUrl",
                        page.url(Route.LOGIN.path()) + "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }

    private JsonObject messages() {
        var texts = Json.createObjectBuilder();
        var bundle = ResourceBundle.getBundle(BUNDLE, page.getLocale());
        bundle.keySet().forEach(key -> texts.add(key, bundle.getString(key)));
        return texts.build();
    }
}
