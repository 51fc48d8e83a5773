package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.exedra.fixture.BookingFixture;
import org.exedra.journey.People.Call;
import org.exedra.support.Coturn;
import org.exedra.support.ExedraServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call where no direct way is allowed: all media through a TURN server, with the credentials that Exedra hands out. */
@ExtendWith(OnExedra.class)
class RelayJourney {

    private static final String INTERRUPTED = "is interrupted. Restoring it";

    private static Coturn turn;
    private static ExedraServer server;

    @BeforeAll
    static void startTurnAndAServerThatInsistsOnIt() {
        turn = new Coturn();
        server = new ExedraServer(
                        "relay",
                        Map.of(
                                "EXEDRA_ICE_SERVERS",
                                turn.url(),
                                "EXEDRA_TURN_SECRET",
                                Coturn.SECRET,
                                "EXEDRA_ICE_TRANSPORT_POLICY",
                                "relay"))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        turn.close();
    }

    @Test
    void bothSeeAndHearEachOtherThroughTheRelay(People people) {
        var call = inCall(people, "Relay");

        for (var person : call.both()) {
            assertThat(person.path()).isEqualTo(List.of("relay", "relay"));
        }
    }

    @Test
    void aMediaPathThatIsCutForAWhileComesBack(People people) {
        var call = inCall(people, "Cut");

        turn.pause();
        for (var person : call.both()) {
            assertThat(person.text(INTERRUPTED)).isVisible();
        }
        turn.resume();

        isWholeAgain(call);
    }

    @Test
    void aNewRelayTakesThePlaceOfAKilledOne(People people) {
        var call = inCall(people, "New relay");

        turn.close();
        for (var person : call.both()) {
            assertThat(person.text(INTERRUPTED)).isVisible();
        }
        turn.start();

        isWholeAgain(call);
    }

    private static Call inCall(People people, String subject) {
        var booking = BookingFixture.running(subject);
        var setting = new Person.Setting(server.origin());
        var tutor = people.somebody(setting).isSignedInAs(booking.tutor()).joinsCallOf(booking);
        var student = people.somebody(setting).isSignedInAs(booking.student()).joinsCallOf(booking);
        student.seesAndHears(tutor);
        tutor.seesAndHears(student);
        return new Call(booking, student, tutor);
    }

    private static void isWholeAgain(Call call) {
        call.student().seesAndHears(call.tutor());
        call.tutor().seesAndHears(call.student());
        for (var person : call.both()) {
            assertThat(person.text(INTERRUPTED)).hasCount(0);
        }
    }
}
