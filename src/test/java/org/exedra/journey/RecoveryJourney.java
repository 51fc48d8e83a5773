package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestBooking;
import org.exedra.journey.People.Call;
import org.exedra.support.Await;
import org.exedra.support.SlowProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong in the middle of a call, and comes right again by itself. */
@ExtendWith(OnExedra.class)
class RecoveryJourney {

    /** A picture that stands still no longer than this never stopped: the machine is busy. */
    private static final Duration BLINK = Duration.ofSeconds(4);

    private static final Pattern CALL_SCRIPT = Pattern.compile("/call/main[^/]*\\.js");
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String RECONNECTING = "Reconnecting to Exedra… the call goes on.";

    @Test
    void aNetworkThatIsAwayForTwentySecondsLeavesTheCallAlone(People people) {
        try (var way = new SlowProxy(people.server().port(), Duration.ZERO)) {
            var call = inCallThrough(way, people, BookingFixture.running("Tunnel"));
            call.both().forEach(Person::watchesThePicture);

            way.cut();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            assertThat(call.student().text(RECONNECTING)).isVisible();
            assertThat(call.tutor().text(call.booking().student().name() + " is reconnecting to Exedra"))
                    .isVisible();
            call.student().page().waitForTimeout((end - System.nanoTime()) / 1e6);
            way.restore();

            isWhole(call);
        }
    }

    @Test
    void aBrokenConnectionIsReplaced(People people) {
        try (var way = new SlowProxy(people.server().port(), Duration.ZERO)) {
            var call = inCallThrough(way, people, BookingFixture.running("Reset"));
            call.both().forEach(Person::watchesThePicture);
            long joins = joins(call.booking());

            way.reset();
            call.student().until("a new connection", () -> joins(call.booking()) == joins + 1);

            isWhole(call);
        }
    }

    @Test
    void aKilledServerLeavesTheCallAlone(People people) {
        var call = people.inCall(BookingFixture.running("Power cut"));
        call.both().forEach(Person::expectsNetworkTrouble);
        call.both().forEach(Person::watchesThePicture);

        people.server().kill();
        var killed = Instant.now();
        for (var person : call.both()) {
            assertThat(person.text(RECONNECTING)).isVisible();
        }
        people.server().start();

        isWhole(call);
        Await.until("the killed server's stays are closed", Duration.ofSeconds(30), () -> recovered(call) == 2);
        assertThat(AttendanceFixture.entries(call.booking().id()))
                .filteredOn(entry -> entry.source().equals("RECOVERY"))
                .allSatisfy(entry -> assertThat(entry.eventAt()).isBetween(killed.minus(SOON), killed.plusSeconds(1)));
        assertThat(openStays(call.booking())).isEqualTo(2);

        call.both().forEach(person -> person.button("Leave").click());
        call.tutor().until("no stay is open", () -> openStays(call.booking()) == 0);
        assertThat(AttendanceFixture.entries(call.booking().id()))
                .filteredOn(entry -> entry.kind().equals("LEFT"))
                .hasSize((int) joins(call.booking()));
    }

    @Test
    void aReloadedTabComesBackIntoTheCall(People people) {
        var call = people.inCall(BookingFixture.running("F5"));

        call.student().page().reload();
        assertThat(call.student().text(call.booking().tutor().name() + " is already here"))
                .isVisible();
        call.student().joins();

        call.student().seesAndHears(call.tutor());
        call.tutor().seesAndHears(call.student());
    }

    @Test
    void aPageWhoseScriptDoesNotComeSaysWhatToDo(People people) {
        var booking = BookingFixture.running("Lost script");
        var student = people.signedIn(booking.student());
        student.expectsNetworkTrouble();
        student.page().route(CALL_SCRIPT, Route::abort);

        student.opens("/sessions/" + booking.id());
        assertThat(student.heading("Opening the session…")).isVisible();
        assertThat(student.link("Load again")).isHidden();
        student.link("Load again").waitFor();
        student.page().unroute(CALL_SCRIPT);
        student.link("Load again").click();

        assertThat(student.button("Join now")).isVisible();
        assertThat(student.heading("Opening the session…")).hasCount(0);
    }

    @Test
    void aSecondTabTakesOverAndGivesBack(People people) {
        var call = people.inCall(BookingFixture.running("Two tabs"));
        var first = call.student();

        var second = first.inAnotherTab().inLobbyOf(call.booking());
        assertThat(second.text("This session is also open in another tab.")).isVisible();
        second.joins();
        assertThat(first.heading("You continued in another tab")).isVisible();
        second.seesAndHears(call.tutor());
        call.tutor().seesAndHears(second);

        first.button("Use this tab instead").click();
        assertThat(second.heading("You continued in another tab")).isVisible();
        first.seesAndHears(call.tutor());
        call.tutor().seesAndHears(first);
    }

    @Test
    void whoLeavesHasLeftWithinASecond(People people) {
        var call = people.inCall(BookingFixture.running("Good-bye"));

        var left = Instant.now();
        call.student().button("Leave").click();

        assertThat(call.tutor().text(call.booking().student().name() + " left."))
                .isVisible();
        assertThat(departure(call)).isBetween(left, left.plusSeconds(1));
    }

    @Test
    void whoClosesTheTabHasLeft(People people) {
        var call = people.inCall(BookingFixture.running("Closed tab"));

        var closed = Instant.now();
        call.student().page().close();

        assertThat(departure(call)).isBetween(closed, closed.plus(SOON));
    }

    @Test
    void whoseBrowserIsKilledHasLeft(People people) {
        var booking = BookingFixture.running("Killed browser");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var browser = people.browsers().mortal();
        var student = people.somebody(new Person.Setting(people.server().origin()), browser.browser())
                .isSignedInAs(booking.student())
                .joinsCallOf(booking);
        student.seesAndHears(tutor);

        var killed = Instant.now();
        browser.kill();

        assertThat(departure(new Call(booking, student, tutor))).isBetween(killed, killed.plus(SOON));
        assertThat(tutor.text(booking.student().name() + " lost the connection. Waiting for them"))
                .isVisible();
    }

    @Test
    void whoseNetworkIsGoneHasLeftWhenLastHeard(People people) {
        try (var way = new SlowProxy(people.server().port(), Duration.ZERO)) {
            var call = inCallThrough(way, people, BookingFixture.running("Gone"));

            way.cut();
            var cut = Instant.now();

            assertThat(departure(call)).isBetween(cut.minusSeconds(2), cut.plusSeconds(1));
            assertThat(Instant.now()).isBefore(cut.plus(SOON));
        }
    }

    /** The student's machine reaches the server through the proxy; the media need no server. */
    private static Call inCallThrough(SlowProxy way, People people, TestBooking booking) {
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.somebody(new Person.Setting(way.origin()))
                .isSignedInAs(booking.student())
                .expectsNetworkTrouble()
                .joinsCallOf(booking);
        student.seesAndHears(tutor);
        tutor.seesAndHears(student);
        return new Call(booking, student, tutor);
    }

    /** Nothing tells any more that something was wrong, and all the while the pictures never stopped. */
    private static void isWhole(Call call) {
        for (var person : call.both()) {
            assertThat(person.text(RECONNECTING)).hasCount(0);
            assertThat(person.text("is reconnecting to Exedra")).hasCount(0);
        }
        for (var person : call.both()) {
            assertThat(person.longestStop()).isLessThan(BLINK);
        }
        call.student().sees(call.tutor());
        call.tutor().sees(call.student());
        call.student().button("Chat").click();
        call.student().field("Message").fill("Still here?");
        call.student().button("Send").click();
        call.tutor().button("Chat").click();
        assertThat(call.tutor().page().getByRole(AriaRole.LOG)).containsText("Still here?");
    }

    /** When the log says that the student left; waits until it does. */
    private static Instant departure(Call call) {
        Await.until(
                "the log says that the student left",
                SOON,
                () -> !departures(call).isEmpty());
        return departures(call).get(0).eventAt();
    }

    private static List<AttendanceFixture.Entry> departures(Call call) {
        return AttendanceFixture.entries(call.booking().id()).stream()
                .filter(entry -> entry.kind().equals("LEFT")
                        && entry.accountId().equals(call.booking().student().id()))
                .toList();
    }

    private static long joins(TestBooking booking) {
        return Sql.number(
                "select count(*) from attendance_entry where booking_id = ? and kind = 'JOINED'", booking.id());
    }

    private static long recovered(Call call) {
        return Sql.number(
                "select count(*) from attendance_entry where booking_id = ? and source = 'RECOVERY'",
                call.booking().id());
    }

    private static long openStays(TestBooking booking) {
        return Sql.number("select count(*) from open_stay where booking_id = ?", booking.id());
    }
}
