package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.MachineClientFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For people who read with their ears or fingers, in the dark or on a phone (WCAG 2.2 AA, as far as a machine can tell). */
@ExtendWith(OnExedra.class)
class AccessibilityJourney {

    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int DESKTOP = 1280;
    private static final int PHONE = 360;
    private static final int HEIGHT = 800;

    @Test
    void everyPageIsForEverybody(People people) {
        var tutor = AccountFixture.tutor().create();
        var student = AccountFixture.student().create();
        var held = BookingFixture.between(tutor, student)
                .confirmed()
                .startingIn(Duration.ofHours(-3))
                .lasting(Duration.ofHours(1))
                .create();
        AttendanceFixture.stayed(held, student, held.startsAt(), held.endsAt());
        BookingFixture.between(tutor, student)
                .withNote("Please bring the exercises.")
                .create();
        BookingFixture.between(tutor, student).confirmed().running().create();
        var ahead = BookingFixture.between(tutor, student)
                .confirmed()
                .startingIn(Duration.ofHours(5))
                .create();
        var person = people.somebody().expectsFault("Failed to load resource");

        person.opens("/login");
        isForEverybody(person);
        person.button("Sign in").click();
        assertThat(person.text("Enter your password.")).isVisible();
        isForEverybody(person);
        person.isSignedInAs(student);
        for (String path : List.of("/dashboard", "/sessions/" + ahead.id(), "/sessions/" + UUID.randomUUID())) {
            person.opens(path);
            isForEverybody(person);
        }
        person.opens("/bookings/new");
        isForEverybody(person);
        person.button("Ask for this session").click();
        assertThat(person.text("Choose a date.")).isVisible();
        isForEverybody(person);
        person.isSignedInAs(tutor);
        for (String path : List.of("/dashboard", "/bookings/" + held.id() + "/attendance")) {
            person.opens(path);
            isForEverybody(person);
        }
        MachineClientFixture.with(Scope.values()).create();
        person.isSignedInAs(AccountFixture.coordinator().create());
        for (String path : List.of("/coordinator/bookings", "/coordinator/clients")) {
            person.opens(path);
            isForEverybody(person);
        }
        person.field("Name").fill("Timetable");
        person.choice("Look people up").check();
        person.button("Create client").click();
        assertThat(person.heading("Timetable is ready")).isVisible();
        isForEverybody(person);
        person.opens("/api");
        isForEverybody(person);
    }

    @Test
    void theCallIsForEverybody(People people) {
        var booking = BookingFixture.running("For everybody");
        var student = people.signedIn(booking.student()).inLobbyOf(booking);
        isForEverybody(student);
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        isForEverybody(tutor);
        student.joins();
        student.seesAndHears(tutor);
        isForEverybody(student);

        // Moving pictures say nothing new to what looks now, but slow it down.
        tutor.button("Turn camera off").click();
        student.button("Turn camera off").click();
        student.button("Chat").click();
        student.field("Message").fill("Hello");
        student.button("Send").click();
        assertThat(tutor.page().locator("[id=chat-unread]")).hasCount(1);
        isForEverybody(student);
        student.button("Settings").click();
        assertThat(student.heading("Settings")).isVisible();
        isForEverybody(student);
        student.button("Done").click();
        tutor.button("End session").click();
        assertThat(tutor.heading("End the session for both?")).isVisible();
        isForEverybody(tutor);
        tutor.button("Cancel").click();
        student.button("Leave").click();
        assertThat(student.heading("You left the session")).isVisible();
        isForEverybody(student);
    }

    @Test
    void aTroubledLobbyIsForEverybody(People people) {
        var booking = BookingFixture.running("Trouble for everybody");
        var student = people.somebody(new Person.Setting(people.server().origin()).allowing())
                .isSignedInAs(booking.student())
                .inLobbyOf(booking);
        assertThat(student.text("Camera and microphone are blocked")).isVisible();

        isForEverybody(student);
    }

    @Test
    void everythingGoesByKeyboardAlone(People people) {
        var booking = BookingFixture.running("Keys");
        var tutor = people.signedIn(booking.tutor()).joinsCallOf(booking);
        var student = people.somebody();
        var keyboard = student.page().keyboard();

        student.opens("/login");
        tabTo(student, student.field("Email"));
        keyboard.type(booking.student().email());
        tabTo(student, student.field("Password"));
        keyboard.type(AccountFixture.PASSWORD);
        keyboard.press("Enter");
        assertThat(student.heading("Keys")).isVisible();
        tabTo(student, student.link("Join session"));
        keyboard.press("Enter");
        assertThat(student.text("Connection ready")).isVisible();
        tabTo(student, student.button("Join now"));
        keyboard.press("Space");
        student.seesAndHears(tutor);

        tabTo(student, student.button("Mute microphone"));
        keyboard.press("Space");
        assertThat(tutor.text(booking.student().name() + " is muted")).hasCount(1);
        assertThat(student.button("Unmute microphone")).isFocused();
        tabTo(student, student.button("Chat"));
        keyboard.press("Enter");
        assertThat(student.field("Message")).isFocused();
        keyboard.type("By keyboard");
        keyboard.press("Enter");
        keyboard.press("Escape");
        assertThat(student.button("Chat")).isFocused();
        tutor.button("Chat").click();
        assertThat(tutor.text("By keyboard")).isVisible();
        tabTo(student, student.button("Leave"));
        keyboard.press("Enter");
        assertThat(student.heading("You left the session")).isFocused();
    }

    @Test
    void onAPhoneTheChatCoversNothingThatIsNeeded(People people) {
        var tutorsAccount = AccountFixture.tutor().create();
        var studentsAccount = AccountFixture.student().create();
        var booking = BookingFixture.between(tutorsAccount, studentsAccount)
                .confirmed()
                .running()
                .endingIn(Duration.ofMinutes(4))
                .create();
        var tutor = people.signedIn(tutorsAccount).joinsCallOf(booking);
        var student = people.somebody(new Person.Setting(people.server().origin()).onScreenOfWidth(PHONE))
                .isSignedInAs(studentsAccount)
                .joinsCallOf(booking);
        student.sees(tutor);
        assertThat(student.button("Show my picture large")).isVisible();

        student.button("Chat").click();
        // A button that is covered cannot be pressed.
        student.button("Dismiss").click();
        assertThat(student.button("Show my picture large")).hasCount(0);
        student.button("Mute microphone").focus();
        student.page().keyboard().press("Escape");
        assertThat(student.field("Message")).hasCount(0);
        assertThat(student.button("Mute microphone")).isFocused();

        student.button("Show my picture large").click();
        student.button("Chat").click();
        tutor.button("Leave").click();
        var left = student.text(tutorsAccount.name() + " left.");
        assertThat(left).isVisible();
        assertThat(isUncovered(left)).as("who left is told above the chat").isTrue();
        student.field("Message").click();
        student.button("Close messages").click();
        assertThat(left).isVisible();
    }

    /** In light and dark without a violation, and on a phone without scrolling sideways. */
    static void isForEverybody(Person person) {
        var page = person.page();
        for (var colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            assertThat(violations(page)).as(page.url() + " in " + colours).isEmpty();
        }
        page.setViewportSize(PHONE, HEIGHT);
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as(page.url() + " fits a phone")
                .isTrue();
        page.setViewportSize(DESKTOP, HEIGHT);
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(STANDARDS).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    /** That nothing lies over it from its upper to its lower edge, though it lets presses through. */
    private static boolean isUncovered(Locator element) {
        return (Boolean) element.evaluate("""
                element => {
                    element.style.pointerEvents = 'auto';
                    const { left, top, width, bottom } = element.getBoundingClientRect();
                    const uncovered = [top + 2, bottom - 2].every(
                        y => document.elementFromPoint(left + width / 2, y) === element);
                    element.style.pointerEvents = '';
                    return uncovered;
                }""");
    }

    /** Presses Tab until the element has the focus. */
    private static void tabTo(Person person, Locator target) {
        assertThat(target).isVisible();
        for (int presses = 0; presses < 60; presses++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            person.page().keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + target);
    }
}
