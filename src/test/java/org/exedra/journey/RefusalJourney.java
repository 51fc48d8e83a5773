package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.exedra.booking.BookingStatus;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door of a session when it is not open, or not for whoever knocks. */
@ExtendWith(OnExedra.class)
class RefusalJourney {

    private static final Duration OPENS_BEFORE = Duration.ofMinutes(5);

    @Test
    void whoIsEarlyWatchesTheDoorOpenWithoutAReload(People people) {
        var tutor = AccountFixture.tutor().create();
        var student = AccountFixture.student().create();
        var atTheDoor = people.signedIn(student);
        var onTheDashboard = people.signedIn(tutor);
        // The server has shown such pages before: the real door opens soon.
        var tomorrow = BookingFixture.between(tutor, student).confirmed().create();
        atTheDoor.opens("/sessions/" + tomorrow.id());
        onTheDashboard.opens("/dashboard");
        var booking = BookingFixture.between(tutor, student)
                .confirmed()
                .startingIn(OPENS_BEFORE.plusSeconds(15))
                .create();

        atTheDoor.opens("/sessions/" + booking.id());
        onTheDashboard.opens("/dashboard");
        assertThat(atTheDoor.heading("You are early")).isVisible();
        for (var person : new Person[] {atTheDoor, onTheDashboard}) {
            assertThat(person.text("Opens in 00:")).isVisible();
            person.page().evaluate("() => { window.stillTheSamePage = true; }");
        }
        for (var person : new Person[] {atTheDoor, onTheDashboard}) {
            assertThat(person.link("Join session")).isVisible();
            assertThat(person.page().evaluate("() => window.stillTheSamePage")).isEqualTo(true);
            person.link("Join session").click();
            assertThat(person.button("Join now")).isVisible();
        }
    }

    @Test
    void aSessionWhoseTimeIsOverSaysSo(People people) {
        var booking = between()
                .confirmed()
                .startingIn(Duration.ofHours(-2))
                .lasting(Duration.ofHours(1))
                .create();
        isRefused(people, booking, "This session’s time is over");
    }

    @Test
    void aSessionThatTheTutorEndedSaysSo(People people) {
        isRefused(people, between().running().callEnded().create(), "This session was ended");
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, Not confirmed yet",
        "DECLINED, This request was declined",
        "CANCELLED, This session was cancelled"
    })
    void aSessionThatIsNotConfirmedSaysWhy(BookingStatus status, String reason, People people) {
        isRefused(people, between().running().status(status).create(), reason);
    }

    private static BookingFixture between() {
        return BookingFixture.between(
                AccountFixture.tutor().create(), AccountFixture.student().create());
    }

    private static void isRefused(People people, TestBooking booking, String reason) {
        for (var account : new TestAccount[] {booking.student(), booking.tutor()}) {
            var person = people.signedIn(account);
            person.opens("/sessions/" + booking.id());
            assertThat(person.heading(reason)).isVisible();
            assertThat(person.button("Join now")).hasCount(0);
            person.link("Back to your sessions").click();
            assertThat(person.heading("Your sessions")).isVisible();
        }
    }

    @Test
    void aStrangersSessionLooksLikeNone(People people) {
        var booking = BookingFixture.running("Somebody else’s");
        var stranger = people.signedIn(AccountFixture.student().create()).expectsFault("Failed to load resource");

        var theirs = stranger.opens("/sessions/" + booking.id());
        String theirText = stranger.page().locator("body").innerText();
        var none = stranger.opens("/sessions/" + UUID.randomUUID());

        assertThat(theirs.status()).isEqualTo(404).isEqualTo(none.status());
        assertThat(stranger.heading("There is nothing here")).isVisible();
        assertThat(theirText)
                .isEqualTo(stranger.page().locator("body").innerText())
                .doesNotContain("Somebody else’s");
    }

    @Test
    void whoIsNotSignedInDoesSoAndIsBackAtTheSession(People people) {
        var booking = BookingFixture.running("After signing in");
        var student = people.somebody();

        student.opens("/sessions/" + booking.id());
        assertThat(student.button("Sign in")).isVisible();
        student.signsIn(booking.student());

        assertThat(student.button("Join now")).isVisible();
        assertThat(student.page()).hasURL(people.server().origin() + "/en/sessions/" + booking.id());
    }

    @Test
    void aWrongPasswordIsRefusedInASentence(People people) {
        var booking = BookingFixture.running("Wrong password");
        var student = people.somebody();

        student.opens("/login");
        student.field("Email").fill(booking.student().email());
        student.field("Password").fill("not it");
        student.button("Sign in").click();

        assertThat(student.text("Email and password do not match an account.")).isVisible();
        assertThat(student.field("Email")).hasValue(booking.student().email());
    }

    @Test
    void theSessionsPageComesWithTheHeadersThatProtectIt(People people) {
        var booking = BookingFixture.running("Headers");
        var headers = people.signedIn(booking.student())
                .opens("/sessions/" + booking.id())
                .headers();

        assertThat(headers)
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cache-control", "no-store")
                .doesNotContainKeys("server", "x-powered-by", "x-frame-options");
        assertThat(headers.get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-");
        assertThat(headers.get("permissions-policy"))
                .contains("camera=(self)", "microphone=(self)", "display-capture=(self)", "geolocation=()");
    }

    @Test
    void pagesOutsideACallMayNotUseTheCamera(People people) {
        var headers = people.somebody().opens("/login").headers();

        assertThat(headers.get("permissions-policy")).contains("camera=()", "microphone=()");
    }
}
