package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.ExedraServer;
import org.exedra.support.SlowProxy;
import org.exedra.support.TestDatabase;
import org.exedra.support.openapi.AnswerCheck;
import org.exedra.support.openapi.ApiDocument;
import org.exedra.support.openapi.ApiOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that is not there when Exedra starts, or goes away while it runs. */
class DatabaseAwayIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final String PUBLIC_URL = "https://tutoring.example.edu";
    private static final String METADATA = "/.well-known/oauth-authorization-server";

    private SlowProxy way;
    private ExedraServer server;

    @BeforeEach
    void prepare() {
        way = new SlowProxy(TestDatabase.get().port(), Duration.ZERO);
        var settings = new HashMap<String, String>(TestDatabase.get().settingsBy(way.port()));
        // Nobody else tells a connection that there is nothing at its other end any more.
        settings.computeIfPresent("EXEDRA_DATABASE_URL", (name, url) -> url + "?socketTimeout=5");
        settings.put("EXEDRA_PUBLIC_URL", PUBLIC_URL);
        server = new ExedraServer("away", settings).patient();
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
        var api = ApiDocument.servedTo(client());
        assertLeadsToThePublicAddress();
        var tutor = AccountFixture.tutor().create();
        var student = AccountFixture.student().create();
        var booking = runningBetween(tutor, student);
        var asTutor = signedIn(tutor);
        var asStudent = signedIn(student);
        assertThat(asStudent.get("/api/bookings").status()).isEqualTo(200);
        try (var studentsPage = CallClient.joined(asStudent, booking);
                var tutorsPage = CallClient.inLobby(asTutor, booking)) {

            way.refuse();
            assertThat(asStudent.get("/api/bookings").problem())
                    .as("told to the first who finds out")
                    .isEqualTo("unavailable");
            // Nobody has asked for the keys so far, so they are not known without the database.
            assertSaysSoAsDocumented(api.operation("GET /.well-known/jwks.json"));
            tutorsPage.join();
            assertThat(asStudent.get("/es/dashboard").status()).isEqualTo(503);
            Await.until("pages say so", SOON, () -> get("/en/login").status() == 503);
            assertThat(server.readiness()).isEqualTo(503);
            assertSaysSo();
            assertSaysSoAsDocumented(api);
            assertThat(tutorsPage.awaitClose()).as("to come again").isEqualTo(1011);

            way.restore();
            Await.until("it is ready again", SOON, () -> server.readiness() == 200);
            assertWorks();
            assertTellsWhereTokensAre(api);
            assertThat(asStudent.get("/api/bookings").status()).isEqualTo(200);
            try (var tutorsNextPage = CallClient.joined(asTutor, booking)) {
                assertThat(studentsPage.isClosed() || tutorsNextPage.isClosed()).isFalse();
                awaitEntryOf(tutor, booking);
            }
        }
        assertThat(entriesOf(tutor, booking)).startsWith("JOINED").containsOnlyOnce("JOINED");
    }

    @Test
    void one_that_says_nothing_any_more_closes_exedra_and_ends_nobodys_call() {
        server.start();
        var student = AccountFixture.student().create();
        var booking = runningBetween(AccountFixture.tutor().create(), student);
        try (var studentsPage = CallClient.joined(signedIn(student), booking)) {
            awaitEntryOf(student, booking);

            way.cut();
            Await.until("pages say so", SOON, () -> get("/en/login").status() == 503);
            assertThat(server.readiness()).isEqualTo(503);
            assertSaysSo();

            way.restore();
            Await.until("it is ready again", LATER, () -> server.readiness() == 200);
            assertWorks();
            assertThat(studentsPage.isClosed()).isFalse();
        }
    }

    private static TestBooking runningBetween(TestAccount tutor, TestAccount student) {
        return BookingFixture.between(tutor, student).confirmed().running().create();
    }

    private static void awaitEntryOf(TestAccount account, TestBooking booking) {
        Await.until(
                "it is written who came",
                SOON,
                () -> !entriesOf(account, booking).isEmpty());
    }

    private static List<String> entriesOf(TestAccount account, TestBooking booking) {
        return Sql.query(
                row -> row.getString("kind"),
                "select kind from attendance_entry where booking_id = ? and account_id = ? order by received_at",
                booking.id(),
                account.id());
    }

    @Test
    void one_that_is_away_at_the_start_opens_exedra_when_it_comes() {
        server.deploy();

        way.refuse();
        server.begin();
        Await.until("Exedra answers that it is not ready", START, () -> server.readiness() == 503 && isExedraThere());
        assertSaysSo();

        way.restore();
        Await.until("it is ready", server.opensWithin(SOON), () -> server.readiness() == 200);
        assertWorks();
    }

    /** By the cookie's name under an address of https. */
    private ExedraClient signedIn(TestAccount account) {
        var client = client().signedIn(account);
        client.cookies()
                .put("__Host-" + ExedraClient.SIGN_IN_COOKIE, client.cookies().get(ExedraClient.SIGN_IN_COOKIE));
        return client;
    }

    /** Payara Server answers everything with a 503 of its own until it has started. */
    private boolean isExedraThere() {
        return get("/health/live").status() == 200;
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

    private void assertSaysSoAsDocumented(ApiDocument api) {
        assertThat(api.operations()).anyMatch(operation -> operation.path().equals("/api/oauth/token"));
        api.operations().forEach(this::assertSaysSoAsDocumented);
    }

    private void assertSaysSoAsDocumented(ApiOperation operation) {
        var answer = client().send(client().request(operation.path(new UUID(0, 0)))
                .header("X-Requested-With", "exedra")
                .method(operation.method(), BodyPublishers.noBody()));

        assertThat(answer.status()).as(operation.toString()).isEqualTo(503);
        assertThat(answer.problem()).as(operation.toString()).isEqualTo("unavailable");
        assertThat(answer.header("retry-after")).as(operation.toString()).isEqualTo("5");
        assertThat(AnswerCheck.faultsOfForm(operation, answer))
                .as(operation.toString())
                .isEmpty();
    }

    /** RFC 8414, 2 and 3.3. */
    private void assertTellsWhereTokensAre(ApiDocument api) {
        var answer = get(METADATA);

        assertThat(AnswerCheck.faults(api.operation("GET " + METADATA), answer)).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        var metadata = answer.json();
        assertThat(metadata.getString("issuer")).isEqualTo(PUBLIC_URL);
        for (String address : List.of("token_endpoint", "jwks_uri")) {
            assertThat(metadata.getString(address)).startsWith(PUBLIC_URL + "/");
            assertThat(get(metadata.getString(address).substring(PUBLIC_URL.length()))
                            .status())
                    .as(address)
                    .isIn(200, 405);
        }
    }

    private void assertLeadsToThePublicAddress() {
        var coordinator = signedIn(AccountFixture.coordinator().create());

        var created = coordinator.post(
                "/api/people",
                Json.createObjectBuilder()
                        .add("email", UUID.randomUUID() + "@example.edu")
                        .add("name", "Ada Lovelace")
                        .add("zone", "Europe/London")
                        .add("locale", "en")
                        .add("roles", Json.createArrayBuilder().add("STUDENT"))
                        .build());

        assertThat(created.header("location")).startsWith(PUBLIC_URL + "/api/people/");
        assertThat(coordinator.get("/api/people?limit=1").header("link")).startsWith("<" + PUBLIC_URL + "/api/people?");
        assertThat(get("/dashboard").location()).isEqualTo(PUBLIC_URL + "/en/dashboard");
        assertThat(get("/en/dashboard").location()).startsWith(PUBLIC_URL + "/en/login?next=");
        assertThat(coordinator.get("/en/dashboard").location()).isEqualTo(PUBLIC_URL + "/en/coordinator/bookings");
    }

    private void assertWorks() {
        Await.until("pages are there", SOON, () -> get("/en/login").status() == 200);
        assertThat(get("/en/dashboard").status()).isEqualTo(302);
        assertThat(get("/api/bookings").status()).isEqualTo(401);
    }

    private Answer get(String path) {
        return client().get(path);
    }

    private ExedraClient client() {
        return ExedraClient.at(URI.create(server.origin()));
    }
}
