package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.ExedraServer;
import org.exedra.support.SlowProxy;
import org.exedra.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that is not there when Exedra starts, or goes away while it runs. */
class DatabaseAwayIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private SlowProxy way;
    private ExedraServer server;

    @BeforeEach
    void prepare() {
        way = new SlowProxy(TestDatabase.get().port(), Duration.ZERO);
        server = new ExedraServer("away", TestDatabase.get().settingsBy(way.port()));
    }

    @AfterEach
    void close() {
        server.close();
        way.close();
    }

    @Test
    void one_that_goes_away_later_closes_exedra_until_it_is_back() {
        server.start();
        assertWorks();

        way.refuse();
        Await.until("pages say so", SOON, () -> get("/en/login").status() == 503);
        assertThat(server.readiness()).isEqualTo(503);
        assertSaysSo();

        way.restore();
        Await.until("it is ready again", SOON, () -> server.readiness() == 200);
        assertWorks();
    }

    /** Payara Micro makes a new deployment of each start, and its persistence does not deploy without the database. */
    @Test
    @Tag("not-payara-micro")
    void one_that_is_away_at_the_start_opens_exedra_when_it_comes() {
        server.start();
        server.kill();

        way.refuse();
        server.begin();
        Await.until("the server answers that it is not ready", START, () -> server.readiness() == 503);
        assertSaysSo();

        way.restore();
        Await.until("it is ready", SOON, () -> server.readiness() == 200);
        assertWorks();
    }

    private void assertSaysSo() {
        var asked = System.nanoTime();

        var page = get("/en/login");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("We cannot reach our database", "Try again");
        var protectedPage = get("/es/dashboard");
        assertThat(protectedPage.status()).isEqualTo(503);
        assertThat(protectedPage.body()).contains("lang=\"es\"");
        assertThat(get("/api/bookings").problem()).isEqualTo("unavailable");
        assertThat(get("/api/bookings").status()).isEqualTo(503);
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(get("/assets/exedra.css").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
    }

    private void assertWorks() {
        Await.until("pages are there", SOON, () -> get("/en/login").status() == 200);
        assertThat(get("/en/dashboard").status()).isEqualTo(302);
        assertThat(get("/api/bookings").status()).isEqualTo(401);
    }

    private Answer get(String path) {
        return ExedraClient.at(URI.create(server.origin())).get(path);
    }
}
