package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.TestAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a session comes about, or does not. */
@ExtendWith(OnExedra.class)
class BookingJourney {

    @Test
    void aStudentAsksATutorConfirmsAndBothSeeIt(People people) {
        var tutor = AccountFixture.tutor().create();
        var student = people.signedIn(AccountFixture.student().create());

        student.opens("/dashboard");
        student.link("Book a session").first().click();
        fillIn(student, tutor, "Integrals", "I get lost at substitution.");
        student.button("Ask for this session").click();
        assertThat(student.text("Your request is on its way.")).isVisible();
        assertThat(student.page().locator(".notice")).isFocused();
        assertThat(booking(student, "Integrals")).containsText("Waiting for an answer");

        var atWork = people.signedIn(tutor);
        atWork.opens("/dashboard");
        assertThat(booking(atWork, "Integrals")).containsText("I get lost at substitution.");
        button(booking(atWork, "Integrals"), "Confirm").click();
        assertThat(atWork.text("The session is confirmed.")).isVisible();
        assertThat(booking(atWork, "Integrals")).containsText("Confirmed");

        student.opens("/dashboard");
        assertThat(booking(student, "Integrals")).containsText("Confirmed");
        assertThat(booking(student, "Integrals")).containsText("Opens");
    }

    @Test
    void whoComesBackToTheDashboardSeesWhatOthersDidMeanwhile(People people) {
        var requested = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .about("Any news?")
                .create();
        var student = people.signedIn(requested.student());
        student.opens("/dashboard");
        student.page().evaluate("() => { window.stillTheSamePage = document.querySelector('[data-live] li'); }");
        looksAgain(student);
        booking(student, "Any news?").getByText("Cancel session").click();

        var tutor = people.signedIn(requested.tutor());
        tutor.opens("/dashboard");
        button(booking(tutor, "Any news?"), "Confirm").click();
        assertThat(tutor.text("The session is confirmed.")).isVisible();
        comesToTheFront(student);
        assertThat(student.button("Yes, cancel it")).isVisible();
        assertThat(student.page().evaluate("() => window.stillTheSamePage.isConnected"))
                .as("nothing is taken away from under somebody's hands, or for nothing")
                .isEqualTo(true);

        booking(student, "Any news?").getByText("Cancel session").click();
        student.page().evaluate("() => document.activeElement.blur()");
        looksAgain(student);
        assertThat(booking(student, "Any news?")).containsText("Confirmed");
        assertThat(student.page().evaluate("() => window.stillTheSamePage.isConnected"))
                .isEqualTo(false);
        assertThat(student.page().locator("[data-announcements]")).hasText("Something on this page has changed.");
    }

    private static void looksAgain(Person person) {
        person.page().waitForResponse("**/dashboard", () -> comesToTheFront(person));
    }

    private static void comesToTheFront(Person person) {
        person.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Test
    void aRequestThatCameTooLateForItsSignInIsThereAgainAfterIt(People people) {
        var tutor = AccountFixture.tutor().create();
        var account = AccountFixture.student().create();
        var student = people.signedIn(account);
        student.opens("/bookings/new");
        fillIn(student, tutor, "Series", "With a note.");
        // As the browser does when it is over.
        student.page().context().clearCookies();

        student.button("Ask for this session").click();
        assertThat(student.page().locator(".notice")).containsText("what you sent was not done");
        assertThat(student.page().locator(".notice")).isFocused();
        student.signsIn(account);

        assertKept(student, tutor, tomorrow());
        student.page().reload();
        assertThat(student.field("Subject")).hasValue("");
    }

    @Test
    void aTutorDeclines(People people) {
        var requested = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .about("Too soon")
                .create();
        var tutor = people.signedIn(requested.tutor());

        tutor.opens("/dashboard");
        button(booking(tutor, "Too soon"), "Decline").click();
        assertThat(tutor.text("The request is declined.")).isVisible();

        var student = people.signedIn(requested.student());
        student.opens("/dashboard");
        assertThat(booking(student, "Too soon")).containsText("Declined");
    }

    @Test
    void aStudentCancelsAfterBeingAskedOnceMore(People people) {
        var confirmed = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .about("Not today")
                .confirmed()
                .create();
        var student = people.signedIn(confirmed.student());

        student.opens("/dashboard");
        assertThat(student.button("Yes, cancel it")).hasCount(0);
        booking(student, "Not today").getByText("Cancel session").click();
        student.button("Yes, cancel it").click();
        assertThat(student.text("The session is cancelled.")).isVisible();

        var tutor = people.signedIn(confirmed.tutor());
        tutor.opens("/dashboard");
        assertThat(booking(tutor, "Not today")).containsText("Cancelled");
    }

    @Test
    void aFormWithAMistakeKeepsWhatWasTyped(People people) {
        var tutor = AccountFixture.tutor().create();
        var student = people.signedIn(AccountFixture.student().create());

        student.opens("/bookings/new");
        fillIn(student, tutor, "Series", "With a note.");
        student.field("Date").fill(tomorrow().minusDays(10).toString());
        student.button("Ask for this session").click();
        assertThat(student.text("This time has passed.")).isVisible();
        assertThat(student.field("Date")).hasAttribute("aria-invalid", "true");
        assertKept(student, tutor, tomorrow().minusDays(10));

        student.field("Date").fill("");
        student.button("Ask for this session").click();
        assertThat(student.text("Choose a date.")).isVisible();
        assertKept(student, tutor, null);
    }

    private static void assertKept(Person student, TestAccount tutor, LocalDate date) {
        assertThat(student.field("Tutor")).hasValue(tutor.id().toString());
        assertThat(student.field("Subject")).hasValue("Series");
        assertThat(student.field("Date")).hasValue(date == null ? "" : date.toString());
        assertThat(student.field("Start")).hasValue("10:30");
        assertThat(student.field("Length")).hasValue("45");
        assertThat(student.field("Note to the tutor (optional)")).hasValue("With a note.");
    }

    private static void fillIn(Person student, TestAccount tutor, String subject, String note) {
        student.field("Tutor").selectOption(tutor.id().toString());
        student.field("Subject").fill(subject);
        student.field("Date").fill(tomorrow().toString());
        student.field("Start").fill("10:30");
        student.field("Length").selectOption("45");
        student.field("Note to the tutor (optional)").fill(note);
    }

    private static LocalDate tomorrow() {
        return LocalDate.now(ZoneId.of("Europe/Madrid")).plusDays(1);
    }

    private static Locator booking(Person person, String subject) {
        return person.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHas(person.heading(subject)));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
