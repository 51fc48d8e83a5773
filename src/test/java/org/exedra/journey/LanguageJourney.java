package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.MachineClientFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in every language, and in no other. */
@ExtendWith(OnExedra.class)
class LanguageJourney {

    /** Nothing with a time in it can be shown, until the page is loaded again. */
    private static final String BREAKING_ONCE = """
            if (location.protocol.startsWith("http") && !sessionStorage.broken) {
              sessionStorage.broken = "yes";
              Intl.DateTimeFormat = function () {
                throw new RangeError("made to fail");
              };
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void thePagesSpeakOneLanguage(String language, People people) {
        var tutor = AccountFixture.tutor().speaking(language).create();
        var student = AccountFixture.student().speaking(language).create();
        var texts = Texts.in(language);
        var held = BookingFixture.between(tutor, student)
                .confirmed()
                .startingIn(Duration.ofHours(-3))
                .lasting(Duration.ofHours(1))
                .create();
        AttendanceFixture.stayed(held, student, held.startsAt(), held.endsAt());
        BookingFixture.between(tutor, student).create();
        var ahead = BookingFixture.between(tutor, student).confirmed().create();
        var person = people.somebody(new Person.Setting(people.server().origin()).speaking(language));

        person.opens("/login");
        speaks(person, texts);
        person.field(texts.get("login.email")).fill(tutor.email());
        person.field(texts.get("login.password")).fill("wrong");
        person.button(texts.get("login.submit")).click();
        assertThat(person.text(texts.get("login.wrong"))).isVisible();
        speaks(person, texts);

        person.isSignedInAs(tutor);
        for (String path : new String[] {
            "/dashboard", "/bookings/" + held.id() + "/attendance", "/sessions/" + held.id(), "/sessions/" + ahead.id()
        }) {
            person.opens(path);
            speaks(person, texts);
        }
        person.expectsFault("Failed to load resource").opens("/sessions/" + UUID.randomUUID());
        speaks(person, texts);

        person.isSignedInAs(student).opens("/bookings/new");
        person.button(texts.get("new.submit")).click();
        assertThat(person.text(texts.get("new.date.missing"))).isVisible();
        speaks(person, texts);

        MachineClientFixture.with(Scope.values()).create();
        person.isSignedInAs(AccountFixture.coordinator().speaking(language).create())
                .opens("/coordinator/clients");
        speaks(person, texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void theCallSpeaksOneLanguage(String language, People people) {
        var texts = Texts.in(language);
        var booking = BookingFixture.running("9/11");
        var person = people.somebody(new Person.Setting(people.server().origin()).speaking(language))
                .isSignedInAs(booking.tutor());

        person.opens("/sessions/" + booking.id());
        assertThat(person.text(texts.get("lobby.network.open"))).isVisible();
        speaks(person, texts);
        person.button(texts.get("lobby.joinNow")).click();
        person.button(texts.get("call.chat")).click();
        speaks(person, texts);
        person.button(texts.get("call.endSession")).click();
        assertThat(person.heading(texts.get("call.endAsk.title"))).isVisible();
        speaks(person, texts);
        person.button(texts.get("call.endAsk.cancel")).click();
        person.button(texts.get("call.settings")).click();
        assertThat(person.heading(texts.get("settings.title"))).isVisible();
        speaks(person, texts);
        person.button(texts.get("settings.close")).click();
        person.button(texts.get("call.leave")).click();
        assertThat(person.heading(texts.get("end.left.title"))).isVisible();
        speaks(person, texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void aCallPageThatBreaksSaysSoAndComesBack(String language, People people) {
        var texts = Texts.in(language);
        var booking = BookingFixture.running("9/11");
        var person = people.somebody(new Person.Setting(people.server().origin())
                        .speaking(language)
                        .withScript(BREAKING_ONCE))
                .expectsFault("RangeError: made to fail")
                .isSignedInAs(booking.tutor());

        person.opens("/sessions/" + booking.id());
        assertThat(person.heading(texts.get("trouble.broken.title"))).isFocused();
        assertThat(person.link(texts.get("end.dashboard"))).isVisible();
        speaks(person, texts);
        person.button(texts.get("trouble.broken.reload")).click();
        assertThat(person.button(texts.get("lobby.joinNow"))).isVisible();
    }

    @Test
    void anAddressWithoutALanguageLeadsToTheAccountsOwn(People people) {
        var booking = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().speaking("de").create())
                .confirmed()
                .running()
                .create();
        var student = people.signedIn(booking.student());

        student.opensExactly("/dashboard");
        assertThat(student.page()).hasURL(Pattern.compile(".*/de/dashboard"));
        student.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Español"))
                .click();
        assertThat(student.page()).hasURL(Pattern.compile(".*/es/dashboard"));
        assertThat(student.page().locator("html")).hasAttribute("lang", "es");
    }

    static void speaks(Person person, Texts texts) {
        assertThat(person.page().locator("html")).hasAttribute("lang", texts.language());
        String said = (String) person.page().evaluate("""
                        () => {
                          const names = ["aria-label", "title", "placeholder", "alt"];
                          const named = [...document.querySelectorAll(names.map((name) => `[${name}]`).join())];
                          return [
                            document.title,
                            document.body.innerText,
                            ...named.flatMap((element) => names.map((name) => element.getAttribute(name) ?? "")),
                          ].join("\\n");
                        }
                        """);
        assertThat(texts.keysIn(said)).as("keys instead of texts").isEmpty();
        assertThat(texts.foreignIn(said)).as("texts in another language").isEmpty();
        assertThat(said).doesNotContain("???").doesNotContainPattern("\\{\\w+}");
    }
}
