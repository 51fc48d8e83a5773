package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestBooking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a call ends, other than by leaving it. */
@ExtendWith(OnExedra.class)
class EndingJourney {

    @Test
    void theTutorEndsTheSessionForBoth(People people) {
        var call = people.inCall(BookingFixture.running("Enough for today"));
        assertThat(call.student().button("End session")).hasCount(0);

        call.tutor().button("End session").click();
        call.tutor().button("Cancel").click();
        call.student().sees(call.tutor());
        call.tutor().button("End session").click();
        call.tutor().button("End session for both").click();

        assertThat(call.tutor().text("You ended the session for both of you.")).isVisible();
        assertThat(call.student().text("The session was ended for both of you."))
                .isVisible();
        assertThat(call.student().button("Rejoin")).hasCount(0);
        assertThat(status(call.booking())).isEqualTo("COMPLETED");
        call.student().opens("/sessions/" + call.booking().id());
        assertThat(call.student().heading("This session was ended")).isVisible();
    }

    @Test
    void aCancelledBookingClosesCallAndLobby(People people) {
        var booking = BookingFixture.running("Called off");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.signedIn(booking.student()).inLobbyOf(booking);

        var elsewhere = student.inAnotherTab();
        elsewhere.opens("/dashboard");
        elsewhere.page().getByText("Cancel session").click();
        elsewhere.button("Yes, cancel it").click();

        for (var person : new Person[] {tutor, student}) {
            assertThat(person.heading("This session is no longer open")).isVisible();
            assertThat(person.button("Rejoin")).hasCount(0);
        }
        assertThat(status(booking)).isEqualTo("CANCELLED");
    }

    @Test
    void theTimeRunsOutAfterAWarning(People people) {
        var tutorsAccount = AccountFixture.tutor().create();
        var studentsAccount = AccountFixture.student().create();
        var tutor = people.signedIn(tutorsAccount);
        var student = people.signedIn(studentsAccount);
        // On a busy machine a line may be replaced in the last second; who asks for a new one then is refused.
        tutor.expectsFault("Failed to load resource: the server responded with a status of 409")
                .opens("/dashboard");
        student.expectsFault("Failed to load resource: the server responded with a status of 409")
                .opens("/dashboard");
        var booking = BookingFixture.between(tutorsAccount, studentsAccount)
                .confirmed()
                .running()
                .endingIn(Duration.ofSeconds(15))
                .create();

        tutor.joinsCallOf(booking);
        student.joinsCallOf(booking);
        for (var person : new Person[] {tutor, student}) {
            assertThat(person.text("1 minute left in this session.")).isVisible();
        }
        assertThat(Instant.now()).isBefore(booking.endsAt());
        for (var person : new Person[] {tutor, student}) {
            assertThat(person.heading("The time is over")).isVisible();
            assertThat(person.button("Rejoin")).hasCount(0);
        }
    }

    private static String status(TestBooking booking) {
        return Sql.query(row -> row.getString(1), "select status from booking where id = ?", booking.id())
                .get(0);
    }
}
