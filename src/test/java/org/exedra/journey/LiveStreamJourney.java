package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.Await;
import org.exedra.support.ExedraServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A call by Stream's own servers, with real media. It runs only by the profile stream-live, which needs an app's key and secret
 * in EXEDRA_STREAM_LIVE_API_KEY and EXEDRA_STREAM_LIVE_API_SECRET.
 */
@ExtendWith(OnExedra.class)
class LiveStreamJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ExedraServer server;

    @BeforeAll
    static void startAServerThatUsesStream() {
        server = new ExedraServer(
                        "stream-live",
                        Map.of(
                                "EXEDRA_STREAM_API_KEY", required("EXEDRA_STREAM_LIVE_API_KEY"),
                                "EXEDRA_STREAM_API_SECRET", required("EXEDRA_STREAM_LIVE_API_SECRET")))
                .start();
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(variable + " is missing.");
        }
        return value;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bothSeeAndHearEachOther(People people) {
        var booking = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .about("By Stream itself")
                .by("stream")
                .confirmed()
                .running()
                .create();
        var tutor = people.somebody(new Person.Setting(server.origin())).isSignedInAs(booking.tutor());
        var student = people.somebody(new Person.Setting(server.origin())).isSignedInAs(booking.student());
        tutor.joinsCallOf(booking);
        student.joinsCallOf(booking);

        for (var person : new Person[] {tutor, student}) {
            long before = person.framesDecoded();
            Await.until("the picture moves", PATIENCE, () -> person.framesDecoded() > before + 2);
            person.hears();
        }
        tutor.button("End session").click();
        tutor.button("End session for both").click();
        assertThat(student.text("The session was ended for both of you.")).isVisible();
    }
}
