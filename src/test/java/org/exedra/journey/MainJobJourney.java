package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.exedra.fixture.BookingFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Exedra is for: a student and a tutor sit down together. */
@ExtendWith(OnExedra.class)
class MainJobJourney {

    @Test
    void studentAndTutorMeetFromSignInToAttendance(People people) {
        var booking = BookingFixture.running("Linear algebra");
        var student = people.somebody();
        var tutor = people.somebody();

        student.opensExactly("/");
        student.signsIn(booking.student());
        tutor.opensExactly("/");
        tutor.signsIn(booking.tutor());
        for (var person : List.of(student, tutor)) {
            assertThat(person.heading("Linear algebra")).isVisible();
            person.link("Join session").click();
            assertThat(person.text("Connection ready")).isVisible();
        }
        student.joins();
        assertThat(tutor.text(booking.student().name() + " is already here")).isVisible();
        tutor.joins();
        student.seesAndHears(tutor);
        tutor.seesAndHears(student);

        student.button("Leave").click();
        assertThat(student.heading("You left the session")).isVisible();
        assertThat(tutor.text(booking.student().name() + " left. You can wait here"))
                .isVisible();
        tutor.button("Leave").click();
        assertThat(tutor.heading("You left the session")).isVisible();

        tutor.opens("/bookings/" + booking.id() + "/attendance");
        for (var account : List.of(booking.tutor(), booking.student())) {
            assertThat(tutor.page()
                            .getByRole(AriaRole.REGION)
                            .filter(new Locator.FilterOptions().setHasText(account.name()))
                            .locator("tbody tr"))
                    .hasCount(1);
        }
        var response =
                tutor.page().request().get(people.server().origin() + "/api/bookings/" + booking.id() + "/attendance");
        var participants =
                JsonParser.parseString(response.text()).getAsJsonObject().getAsJsonArray("participants");
        assertThat(participants).hasSize(2).allSatisfy(participant -> {
            var stays = participant.getAsJsonObject().getAsJsonArray("stays");
            assertThat(stays).hasSize(1);
            assertThat(stays.get(0).getAsJsonObject().has("leftAt")).isTrue();
        });
    }

    @Test
    void nothingIsSentBeforeJoinNow(People people) {
        var booking = BookingFixture.running("Quiet lobby");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.signedIn(booking.student());
        var frames = student.watchesSentFrames();
        student.inLobbyOf(booking);
        assertThat(student.text(booking.tutor().name() + " is already here")).isVisible();
        assertThat(tutor.text(booking.student().name() + " is in the lobby")).isVisible();

        // Three heartbeats: time enough for anything that would leak.
        student.until("three heartbeats", () -> {
            student.bytesSent();
            return frames.stream().filter(frame -> frame.contains("\"ping\"")).count() >= 3;
        });
        assertThat(frames).allMatch(frame -> frame.contains("\"ping\""));
        assertThat(student.bytesSent()).isZero();
        assertThat(tutor.bytesSent()).isZero();
        assertThat(tutor.remoteDescriptions()).isZero();

        student.joins();
        student.seesAndHears(tutor);
        tutor.seesAndHears(student);
        assertThat(frames).anyMatch(frame -> frame.contains("\"join\""));
    }

    @Test
    void microphoneAndCameraGoOffAndOn(People people) {
        var call = people.inCall(BookingFixture.running("Switches"));
        var student = call.student();
        var tutor = call.tutor();
        String muted = call.booking().student().name() + " is muted";

        student.button("Mute microphone").click();
        assertThat(tutor.text(muted)).hasCount(1);
        tutor.hearsNothing();
        student.button("Unmute microphone").click();
        assertThat(tutor.text(muted)).hasCount(0);
        tutor.hears();

        student.button("Turn camera off").click();
        assertThat(tutor.pictureOf(student)).hasClass(Pattern.compile(".*is-covered.*"));
        student.button("Turn camera on").click();
        tutor.sees(student);
    }

    @Test
    void aSharedScreenTakesThePlaceOfThePicture(People people) {
        var call = people.inCall(BookingFixture.running("Slides"));
        var student = call.student();
        var tutor = call.tutor();

        tutor.button("Share screen").click();
        assertThat(tutor.text("Your screen")).isVisible();
        assertThat(student.text("Screen of " + call.booking().tutor().name())).isVisible();
        student.until(
                "the screen fills the picture",
                () -> student.pictureSizeOf(tutor).equals(tutor.ownPictureSize()));

        tutor.button("Stop sharing").click();
        assertThat(tutor.text("Your screen")).hasCount(0);
        student.sees(tutor);
    }

    @Test
    void bothWriteToEachOther(People people) {
        var call = people.inCall(BookingFixture.running("Chat"));
        var student = call.student();
        var tutor = call.tutor();

        student.button("Chat").click();
        student.field("Message").fill("Is 0 an eigenvalue?");
        student.page().keyboard().press("Enter");
        tutor.button("Chat").click();
        assertThat(tutor.page().getByRole(AriaRole.LOG)).containsText("Is 0 an eigenvalue?");
        tutor.field("Message").fill("Only if <b>det</b> = 0");
        tutor.button("Send").click();
        assertThat(student.page().getByRole(AriaRole.LOG)).containsText("Only if <b>det</b> = 0");
        assertThat(student.text("Not delivered")).hasCount(0);
        assertThat(student.text("Sending…")).hasCount(0);
    }

    @Test
    void theSmallPictureBecomesTheLargeOne(People people) {
        var call = people.inCall(BookingFixture.running("Swap"));
        var student = call.student();
        var tutor = call.tutor();

        double before = student.pictureOf(tutor).boundingBox().width;
        student.button("Show my picture large").click();
        assertThat(student.button("Show " + call.booking().tutor().name() + " large"))
                .isVisible();
        assertThat(student.pictureOf(tutor).boundingBox().width).isLessThan(before);
        student.sees(tutor);
        student.button("Show " + call.booking().tutor().name() + " large").click();
        assertThat(student.pictureOf(tutor).boundingBox().width).isEqualTo(before);
    }
}
