package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.Browsers;
import org.exedra.support.Browsers.Devices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cameras and microphones that do not work: each says why, and none keeps anybody out. */
@ExtendWith(OnExedra.class)
class DeviceJourney {

    private static final String FAILING =
            "if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('made to fail', '%s'));";

    /** Keeps what was captured, for no switch of the browser makes a telephone ring. */
    private static final String REMEMBERING =
            "if (navigator.mediaDevices) { const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);"
                    + " navigator.mediaDevices.getUserMedia = async (wish) => (window.captured = await ask(wish)); }";

    private static final String RINGING = "() => captured.getAudioTracks()[0].dispatchEvent(new Event('mute'))";

    /** What is wrong, and what the lobby says about it. */
    enum Trouble {
        BOTH_DENIED("Camera and microphone are blocked"),
        CAMERA_DENIED("The camera is blocked"),
        NO_DEVICE("No camera and no microphone found"),
        NO_CAMERA("No camera found"),
        IN_USE("Camera and microphone are in use"),
        INSECURE_ADDRESS("This address is not secure");

        private final String title;

        Trouble(String title) {
            this.title = title;
        }

        Person of(People people) {
            var setting = new Person.Setting(people.server().origin());
            return switch (this) {
                case BOTH_DENIED -> people.somebody(setting.allowing());
                case CAMERA_DENIED -> people.somebody(setting.allowing("microphone"));
                case NO_DEVICE -> people.somebody(setting.withScript(FAILING.formatted("NotFoundError")));
                case NO_CAMERA -> people.somebody(setting, Devices.MICROPHONE_ONLY);
                case IN_USE -> people.somebody(setting.withScript(FAILING.formatted("NotReadableError")));
                case INSECURE_ADDRESS ->
                    people.somebody(new Person.Setting("http://" + Browsers.UNTRUSTED_HOST + ":"
                                    + people.server().port()))
                            .expectsFault("The Cross-Origin-Opener-Policy header has been ignored");
            };
        }

        boolean leavesTheMicrophone() {
            return this == CAMERA_DENIED || this == NO_CAMERA;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLobbySaysWhatIsWrongAndLetsJoinAnyway(Trouble trouble, People people) {
        var booking = BookingFixture.running("Trouble");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = trouble.of(people).isSignedInAs(booking.student()).inLobbyOf(booking);

        assertThat(student.text(trouble.title)).isVisible();
        assertThat(shown(student)).containsExactly(trouble.title);

        student.joins();
        student.seesAndHears(tutor);
        if (trouble.leavesTheMicrophone()) {
            tutor.hears();
        }
    }

    /** The titles of all troubles that are to be read. */
    private static List<String> shown(Person person) {
        return Arrays.stream(Trouble.values())
                .map(trouble -> trouble.title)
                .filter(title -> person.text(title).count() > 0)
                .toList();
    }

    @Test
    void whatWasBlockedWorksAfterItIsAllowed(People people) {
        var booking = BookingFixture.running("Second thoughts");
        var student = people.somebody(new Person.Setting(people.server().origin()).allowing())
                .isSignedInAs(booking.student())
                .inLobbyOf(booking);
        assertThat(student.text("Camera and microphone are blocked")).isVisible();

        student.context().grantPermissions(List.of("camera", "microphone"));
        student.button("Try again").press("Enter");

        assertThat(student.text("Camera and microphone are blocked")).hasCount(0);
        assertThat(student.heading("Second thoughts")).isFocused();
        assertThat(student.button("Mute microphone")).isVisible();
        assertThat(student.page().locator("video")).isVisible();
    }

    @Test
    void aTelephoneCallInBetweenIsToldToBothAndMended(People people) {
        var booking = BookingFixture.running("Telephone");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.somebody(new Person.Setting(people.server().origin()).withScript(REMEMBERING))
                .isSignedInAs(booking.student())
                .joinsCallOf(booking);
        student.seesAndHears(tutor);
        var muted = tutor.text(booking.student().name() + " is muted");
        assertThat(muted).hasCount(0);

        student.page().evaluate(RINGING);

        assertThat(student.text("The microphone is interrupted")).isVisible();
        assertThat(muted).hasCount(1);

        student.button("Try again").press("Enter");

        assertThat(student.text("The microphone is interrupted")).hasCount(0);
        assertThat(student.heading("Telephone")).isFocused();
        assertThat(muted).hasCount(0);
        tutor.hears();

        // Another one, after which the person comes back to the page.
        student.page().evaluate(RINGING);
        assertThat(student.text("The microphone is interrupted")).isVisible();
        student.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(student.text("The microphone is interrupted")).hasCount(0);
        assertThat(muted).hasCount(0);
        tutor.hears();
    }

    @Test
    void aBrowserThatCannotCallSaysSo(People people) {
        var booking = BookingFixture.running("Old browser");
        var student = people.somebody(
                        new Person.Setting(people.server().origin()).withScript("delete window.RTCPeerConnection;"))
                .isSignedInAs(booking.student());

        student.opens("/sessions/" + booking.id());

        assertThat(student.heading("This browser cannot take part in video calls"))
                .isVisible();
        assertThat(student.button("Join now")).hasCount(0);
        assertThat(student.link("Back to your sessions")).isVisible();
    }
}
