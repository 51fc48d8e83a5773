package org.exedra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.Coturn;
import org.exedra.support.ExedraServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call where no direct way is allowed: all media through a TURN server, with the credentials that Exedra hands out. */
@ExtendWith(OnExedra.class)
class RelayJourney {

    private static Coturn turn;
    private static ExedraServer server;

    @BeforeAll
    static void startTurnAndAServerThatInsistsOnIt() {
        turn = new Coturn();
        server = new ExedraServer(
                        "relay",
                        "-Dexedra.ice.servers=" + turn.url(),
                        "-Dexedra.turn.secret=" + Coturn.SECRET,
                        "-Dexedra.ice.transport.policy=relay")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        turn.close();
    }

    @Test
    void bothSeeAndHearEachOtherThroughTheRelay(People people) {
        var booking = BookingFixture.running("Relay");
        var setting = new Person.Setting(server.origin());
        var tutor = people.somebody(setting).isSignedInAs(booking.tutor()).joinsCallOf(booking);
        var student = people.somebody(setting).isSignedInAs(booking.student()).joinsCallOf(booking);

        student.seesAndHears(tutor);
        tutor.seesAndHears(student);
        for (var person : List.of(student, tutor)) {
            assertThat(person.path()).isEqualTo(List.of("relay", "relay"));
        }
    }
}
