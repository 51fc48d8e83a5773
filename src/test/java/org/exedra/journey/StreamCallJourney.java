package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.TestBooking;
import org.exedra.journey.People.Call;
import org.exedra.support.stream.Participant;
import org.exedra.support.stream.StreamCall;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.support.stream.TestStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session by Stream: its own SDK in the page, before a stand-in that knows who is there, but carries no media. */
@ExtendWith(OnExedra.class)
class StreamCallJourney {

    private static final int EXPIRED = 40;
    private static final Duration TOLD = Duration.ofSeconds(12);
    private static final String UNREACHABLE = "The video service cannot be reached right now.";
    private static final String LOST = "The connection to the call was lost";

    private final StreamStandIn stream = TestStream.get();

    @AfterEach
    void everything_is_well_again() {
        stream.faults().clear();
    }

    private static TestBooking running(String subject) {
        return BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .about(subject)
                .by("stream")
                .confirmed()
                .running()
                .create();
    }

    private StreamCall call(TestBooking booking) {
        return stream.realm().call("tutoring:booking-" + booking.id()).orElseThrow();
    }

    private List<String> present(TestBooking booking) {
        return call(booking).participants().stream().map(Participant::userId).toList();
    }

    private Call inCall(People people, TestBooking booking) {
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.signedIn(booking.student()).joinsCallOf(booking);
        var call = new Call(booking, student, tutor);
        areTogether(call);
        return call;
    }

    private void areTogether(Call call) {
        assertThat(tileOf(call.booking().student().name(), call.tutor())).isVisible();
        assertThat(tileOf(call.booking().tutor().name(), call.student())).isVisible();
        call.tutor()
                .until(
                        "Stream has both",
                        () -> present(call.booking()).size() == 2
                                && present(call.booking()).stream().distinct().count() == 2);
    }

    /** The name under somebody's picture. */
    private static Locator tileOf(String name, Person seenBy) {
        return seenBy.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Video"))
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .first();
    }

    private static Person expectsTroubleWithStream(Person person) {
        // What Stream's SDK logs.
        return person.expectsNetworkTrouble().expectsFault("[");
    }

    @Test
    void bothMeetAndAreWrittenDownOnce(People people) {
        var booking = running("By Stream");
        var call = inCall(people, booking);

        call.student().button("Leave").click();
        assertThat(call.student().heading("You left the session")).isVisible();
        assertThat(call.tutor().text(booking.student().name() + " left. You can wait here"))
                .isVisible();
        call.tutor().until("Stream has one", () -> present(booking).size() == 1);
        call.tutor().button("Leave").click();
        assertThat(call.tutor().heading("You left the session")).isVisible();
        call.tutor().until("Stream has nobody", () -> present(booking).isEmpty());

        call.tutor()
                .until(
                        "both tell of both",
                        () -> AttendanceFixture.entries(booking.id()).stream()
                                        .filter(entry -> entry.kind().equals("LEFT"))
                                        .count()
                                == 4);
        assertThat(AttendanceFixture.entries(booking.id()))
                .extracting(AttendanceFixture.Entry::source)
                .contains("SOCKET", "WEBHOOK");
        call.tutor().opens("/bookings/" + booking.id() + "/attendance");
        for (var account : List.of(booking.tutor(), booking.student())) {
            assertThat(call.tutor()
                            .page()
                            .getByRole(AriaRole.REGION)
                            .filter(new Locator.FilterOptions().setHasText(account.name()))
                            .locator("tbody tr"))
                    .hasCount(1);
        }
    }

    @Test
    void theLobbyIsNoCall(People people) {
        var booking = running("Lobby by Stream");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.signedIn(booking.student()).inLobbyOf(booking);

        assertThat(student.text(booking.tutor().name() + " is already here")).isVisible();
        assertThat(tutor.text(booking.student().name() + " is in the lobby")).isVisible();
        student.until(
                "the student is connected",
                () -> stream.connected(student.account().id().toString()) == 1);

        assertThat(present(booking)).containsExactly(booking.tutor().id().toString());
    }

    @Test
    void microphoneAndCameraGoOffAndOn(People people) {
        var call = inCall(people, running("Switches by Stream"));
        var student = call.student();
        String muted = call.booking().student().name() + " is muted";

        student.button("Mute microphone").click();
        assertThat(call.tutor().text(muted)).hasCount(1);
        student.button("Unmute microphone").click();
        assertThat(call.tutor().text(muted)).hasCount(0);

        student.button("Turn camera off").click();
        student.until("the camera is off at Stream", () -> !tracks(call).contains("TRACK_TYPE_VIDEO"));
        student.button("Turn camera on").click();
        student.until("the camera is on at Stream", () -> tracks(call).contains("TRACK_TYPE_VIDEO"));
    }

    private List<String> tracks(Call call) {
        return call(call.booking()).participants().stream()
                .filter(one -> one.userId().equals(call.booking().student().id().toString()))
                .flatMap(one -> one.tracks().stream())
                .toList();
    }

    @Test
    void bothWriteToEachOther(People people) {
        var call = inCall(people, running("Chat by Stream"));

        call.student().button("Chat").click();
        call.student().field("Message").fill("Is 0 an eigenvalue?");
        call.student().button("Send").click();
        call.tutor().button("Chat").click();

        assertThat(call.tutor().page().getByRole(AriaRole.LOG)).containsText("Is 0 an eigenvalue?");
    }

    @Test
    void theTutorEndsTheSessionForBoth(People people) {
        var call = inCall(people, running("Enough by Stream"));

        call.tutor().button("End session").click();
        call.tutor().button("End session for both").click();

        assertThat(call.tutor().text("You ended the session for both of you.")).isVisible();
        assertThat(call.student().text("The session was ended for both of you."))
                .isVisible();
        call.tutor()
                .until(
                        "it is ended at Stream",
                        () -> call(call.booking()).endedAt().isPresent());
        call.tutor()
                .until(
                        "nobody is in it",
                        () -> call(call.booking()).participants().isEmpty());
    }

    @Test
    void aRefusedTokenIsOneClearMessageAndNoStorm(People people) {
        var booking = running("Refused by Stream");
        stream.faults().refuseConnects(43);
        var student = expectsTroubleWithStream(people.signedIn(booking.student()));

        student.opens("/sessions/" + booking.id());

        assertThat(student.heading("The video service did not let you in")).isVisible();
        int connects = stream.connects(booking.student().id().toString());
        assertThat(connects).isLessThanOrEqualTo(10);
        student.page().waitForTimeout(TOLD.toMillis());
        assertThat(stream.connects(booking.student().id().toString())).isLessThanOrEqualTo(connects + 1);
    }

    /** Another key, another user, a clock that is slow or fast, no leave. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 17, 41, 42})
    void eachRefusalIsOneClearMessage(int code, People people) {
        var booking = running("Refused with " + code);
        stream.faults().refuseConnects(code);
        var student = expectsTroubleWithStream(people.signedIn(booking.student()));

        student.opens("/sessions/" + booking.id());

        assertThat(student.heading("The video service did not let you in")).isVisible();
    }

    @Test
    void aStreamThatDoesNotAnswerTheBrowserIsToldInTimeAndGotIntoLater(People people) {
        var booking = running("Silent Stream");
        stream.faults().ignoreConnects();
        var student = expectsTroubleWithStream(people.signedIn(booking.student()));
        student.opens("/sessions/" + booking.id());
        var asked = Instant.now();

        assertThat(student.text(UNREACHABLE)).isVisible();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(TOLD);
        stream.faults().clear();

        assertThat(student.text(UNREACHABLE)).hasCount(0);
        student.joins();
        student.until("the student is in", () -> present(booking).size() == 1);
    }

    @Test
    void aStreamThatDoesNotAnswerTheServerIsToldInTimeAndGotIntoLater(People people) {
        var booking = running("Failing Stream");
        stream.faults().failAlways(503, -1);
        var student = expectsTroubleWithStream(people.signedIn(booking.student()));
        student.opens("/sessions/" + booking.id());
        var asked = Instant.now();

        assertThat(student.text(UNREACHABLE)).isVisible();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(TOLD);
        stream.faults().clear();

        // Our server leaves it alone for a while.
        assertThat(student.text(UNREACHABLE)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        student.joins();
        student.until("the student is in", () -> present(booking).size() == 1);
    }

    @Test
    void brokenSocketsAreReplaced(People people) {
        var call = inCall(people, running("Broken Stream"));
        call.both().forEach(StreamCallJourney::expectsTroubleWithStream);

        stream.stop();
        try {
            for (var person : call.both()) {
                assertThat(person.text("is interrupted. Restoring it")).isVisible();
            }
        } finally {
            stream.start();
        }

        for (var person : call.both()) {
            assertThat(person.text("is interrupted. Restoring it")).hasCount(0);
        }
        areTogether(call);
    }

    @Test
    void anExpiredTokenIsRenewedUnseen(People people) {
        var call = inCall(people, running("Renewed by Stream"));
        call.both().forEach(StreamCallJourney::expectsTroubleWithStream);
        String student = call.booking().student().id().toString();
        String tutor = call.booking().tutor().id().toString();
        int before = stream.connects(student);
        int beforeTutors = stream.connects(tutor);

        stream.faults().refuseConnects(EXPIRED);
        stream.dropCoordinatorSockets();
        call.student()
                .until(
                        "both have been told that theirs is expired",
                        () -> stream.connects(student) > before && stream.connects(tutor) > beforeTutors);
        stream.faults().clear();

        call.student()
                .until(
                        "both are connected by another",
                        () -> stream.connected(student) == 1 && stream.connected(tutor) == 1);
        areTogether(call);
        for (var person : call.both()) {
            assertThat(person.text("is interrupted. Restoring it")).hasCount(0);
            assertThat(person.button("Leave")).isVisible();
        }
    }

    @Test
    void whoIsPutOutIsToldAndMayComeBack(People people) {
        var call = inCall(people, running("Put out by Stream"));

        stream.kick(call(call.booking()), call.booking().student().id().toString());

        assertThat(call.student().heading(LOST)).isVisible();
        call.student().button("Rejoin").click();
        assertThat(call.student().button("Leave")).isVisible();
        areTogether(call);
    }

    @Test
    void withoutCameraAndMicrophoneOneJoinsAllTheSame(People people) {
        var booking = running("Blocked by Stream");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.somebody(new Person.Setting(people.server().origin()).allowing())
                .isSignedInAs(booking.student())
                .inLobbyOf(booking);

        assertThat(student.text("Camera and microphone are blocked")).isVisible();
        student.joins();

        areTogether(new Call(booking, student, tutor));
        assertThat(tutor.text(booking.student().name() + " is muted")).hasCount(1);
    }

    @Test
    void aSecondTabTakesOverAndGivesBack(People people) {
        var call = inCall(people, running("Two tabs by Stream"));
        var first = call.student();

        var second = first.inAnotherTab().inLobbyOf(call.booking()).joins();
        assertThat(first.heading("You continued in another tab")).isVisible();
        areTogether(new Call(call.booking(), second, call.tutor()));

        first.button("Use this tab instead").click();
        assertThat(second.heading("You continued in another tab")).isVisible();
        areTogether(call);
    }

    @Test
    void aDoubleClickJoinsOnce(People people) {
        var booking = running("Double click by Stream");
        var student = people.signedIn(booking.student()).inLobbyOf(booking);

        student.button("Join now").dblclick();
        assertThat(student.button("Leave")).isVisible();
        student.until("the student is in", () -> present(booking).size() == 1);

        assertThat(stream.connects(booking.student().id().toString())).isEqualTo(1);
        assertThat(stream.requests().all())
                .filteredOn(request -> request.path().contains(booking.id().toString())
                        && request.path().endsWith("/join"))
                .hasSize(1);
    }

    @Test
    void aSessionWithoutStreamAsksStreamNothing(People people) {
        var booking = BookingFixture.running("Without Stream");
        var asked = new CopyOnWriteArrayList<String>();
        var tutor = people.signedIn(booking.tutor());
        tutor.page().onRequest(request -> asked.add(request.url()));
        tutor.page().onWebSocket(socket -> asked.add(socket.url()));
        tutor.joinsCallOf(booking);
        var student = people.signedIn(booking.student()).joinsCallOf(booking);
        student.seesAndHears(tutor);

        assertThat(asked)
                .isNotEmpty()
                .noneMatch(url ->
                        url.contains("stream") || url.contains(stream.url().getAuthority()));
        assertThat(stream.connects(booking.tutor().id().toString())).isZero();
    }

    @Test
    void theCallIsForEverybody(People people) {
        var call = inCall(people, running("For everybody by Stream"));
        AccessibilityJourney.isForEverybody(call.student());
        call.tutor().button("Mute microphone").click();
        call.tutor().button("Turn camera off").click();
        assertThat(call.student().text(call.booking().tutor().name() + " is muted"))
                .hasCount(1);
        AccessibilityJourney.isForEverybody(call.student());
        call.student().button("Chat").click();
        AccessibilityJourney.isForEverybody(call.student());
        call.student().button("Settings").click();
        AccessibilityJourney.isForEverybody(call.student());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void theCallSpeaksOneLanguage(String language, People people) {
        var texts = Texts.in(language);
        var booking = running("9/11");
        people.signedIn(booking.student()).joinsCallOf(booking);
        var tutor = people.somebody(new Person.Setting(people.server().origin()).speaking(language))
                .isSignedInAs(booking.tutor());

        tutor.opens("/sessions/" + booking.id());
        tutor.button(texts.get("lobby.joinNow")).click();
        tutor.until("both are in", () -> present(booking).size() == 2);
        assertThat(tutor.page()
                        .getByText(booking.student().name(), new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        LanguageJourney.speaks(tutor, texts);
        tutor.button(texts.get("call.mute")).click();
        tutor.button(texts.get("call.settings")).click();
        assertThat(tutor.heading(texts.get("settings.title"))).isVisible();
        LanguageJourney.speaks(tutor, texts);
    }
}
