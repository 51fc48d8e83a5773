package org.exedra.web.bookings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.account.Accounts;
import org.exedra.account.Person;
import org.exedra.account.Role;
import org.exedra.booking.BookingService;
import org.exedra.booking.SessionWish;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.security.CurrentAccount;
import org.exedra.web.CurrentPage;
import org.exedra.web.Messages;
import org.exedra.web.Notice;
import org.exedra.web.Route;
import org.exedra.web.Times;

/** A student asks a tutor for a session. Day and time are meant in the student's own zone. */
@Named
@RequestScoped
public class NewBookingPage {

    private static final int LENGTH_STEP = 15;

    /** Where the domain's fields are on the page, if they have another name here. */
    private static final Map<String, String> FIELDS = Map.of("tutorId", "tutor", "startsAt", "date");

    @Inject
    private BookingService bookings;

    @Inject
    private Accounts accounts;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    @Inject
    private Times times;

    private String tutor;
    private String subject;
    private LocalDate date;
    private LocalTime time;
    private Integer minutes = 60;
    private String note;
    private List<Person> tutors;

    public void ask() {
        var startsAt = times.instant(date, time);
        if (startsAt.isEmpty()) {
            messages.error("time", messages.text("error.no-such-time", time, date));
            return;
        }
        try {
            var wish = new SessionWish(subject, startsAt.get(), Duration.ofMinutes(minutes), note);
            request(UUID.fromString(tutor), wish);
            page.redirect(Route.DASHBOARD.path() + Notice.REQUESTED.query());
        } catch (Invalid invalid) {
            messages.error(FIELDS.getOrDefault(invalid.field(), invalid.field()), messages.about(invalid));
        } catch (RuntimeException failure) {
            messages.error(messages.about(failure));
        }
    }

    private void request(UUID tutorId, SessionWish wish) {
        try {
            bookings.request(account.actor(), tutorId, wish);
        } catch (Conflict taken) {
            // By this very form, perhaps: who presses twice must not be told to choose another time.
            if (!bookings.hasAsked(account.actor(), tutorId, wish)) {
                throw taken;
            }
        }
    }

    /** Everybody who teaches, except the student. */
    public List<Person> getTutors() {
        if (tutors == null) {
            tutors = accounts.withRole(Role.TUTOR).stream()
                    .filter(person -> !person.id().equals(account.required().id()))
                    .toList();
        }
        return tutors;
    }

    public List<Integer> getLengths() {
        return Stream.iterate(
                        SessionWish.SHORTEST_MINUTES,
                        length -> length <= SessionWish.LONGEST_MINUTES,
                        length -> length + LENGTH_STEP)
                .toList();
    }

    public Duration lengthOf(int wantedMinutes) {
        return Duration.ofMinutes(wantedMinutes);
    }

    public int getSubjectLength() {
        return SessionWish.SUBJECT_LENGTH;
    }

    public int getNoteLength() {
        return SessionWish.NOTE_LENGTH;
    }

    public String getTutor() {
        return tutor;
    }

    public void setTutor(String tutor) {
        this.tutor = tutor;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public LocalDate getDate() {
        return date;
    }

    public void setDate(LocalDate date) {
        this.date = date;
    }

    public LocalTime getTime() {
        return time;
    }

    public void setTime(LocalTime time) {
        this.time = time;
    }

    public Integer getMinutes() {
        return minutes;
    }

    public void setMinutes(Integer minutes) {
        this.minutes = minutes;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
