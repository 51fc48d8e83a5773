package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see which page, however its address is spelt. */
class ProtectionIT extends OnServer {

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);
    private final ExedraClient asCoordinator =
            ExedraClient.of(AccountFixture.coordinator().create());
    private final ExedraClient nobody = ExedraClient.nobody();
    private final TestBooking booking = BookingFixture.between(tutor, student)
            .about("Topology of secrets")
            .confirmed()
            .running()
            .create();

    private ExedraClient client(String who) {
        return switch (who) {
            case "nobody" -> nobody;
            case "student" -> asStudent;
            case "tutor" -> asTutor;
            case "coordinator" -> asCoordinator;
            case "stranger" ->
                ExedraClient.of(AccountFixture.student().alsoA(Role.TUTOR).create());
            default -> throw new IllegalArgumentException(who);
        };
    }

    private String path(String pattern) {
        return pattern.replace("{booking}", booking.id().toString());
    }

    @ParameterizedTest
    @CsvSource({
        // page,                             nobody, student, tutor, coordinator, stranger
        "/login,                             200,    302,     302,   302,         302",
        "/dashboard,                         302,    200,     200,   302,         200",
        "/bookings/new,                      302,    200,     404,   404,         200",
        "/sessions/{booking},                302,    200,     200,   404,         404",
        "/bookings/{booking}/attendance,     302,    404,     200,   200,         404",
        "/coordinator/bookings,              302,    404,     404,   200,         404",
        "/coordinator/clients,               302,    404,     404,   200,         404",
        "/coordinator/webhooks,              302,    404,     404,   200,         404",
        "/sign-out,                          302,    302,     302,   302,         302",
        "/no-such-page,                      302,    404,     404,   404,         404",
        "/sessions/not-an-id,                302,    404,     404,   404,         404",
    })
    void everybody_sees_their_own_pages_and_nobody_elses(
            String page, int nobodys, int students, int tutors, int coordinators, int strangers) {
        String path = "/en" + path(page);

        assertThat(nobody.get(path).status()).as("nobody").isEqualTo(nobodys);
        assertThat(asStudent.get(path).status()).as("student").isEqualTo(students);
        assertThat(asTutor.get(path).status()).as("tutor").isEqualTo(tutors);
        assertThat(asCoordinator.get(path).status()).as("coordinator").isEqualTo(coordinators);
        assertThat(client("stranger").get(path).status()).as("stranger").isEqualTo(strangers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void every_language_is_protected_alike(String language) {
        for (var page : List.of(
                "/dashboard",
                "/bookings/new",
                path("/sessions/{booking}"),
                path("/bookings/{booking}/attendance"),
                "/coordinator/bookings",
                "/coordinator/clients",
                "/coordinator/webhooks")) {
            var answer = nobody.get("/" + language + page);

            assertThat(answer.status()).as(page).isEqualTo(302);
            assertThat(answer.location()).contains("/" + language + "/login?next=");
        }
        assertThat(asStudent.get("/" + language + "/coordinator/bookings").status())
                .isEqualTo(404);
    }

    @Test
    void a_page_that_is_closed_to_somebody_looks_like_one_that_does_not_exist() {
        var closed = asStudent.get("/en/coordinator/bookings");
        var missing = asStudent.get("/en/coordinator/nonsense");

        assertThat(text(closed)).isEqualTo(text(missing));
        assertThat(closed.headers().keySet()).isEqualTo(missing.headers().keySet());
    }

    @Test
    void a_strangers_session_looks_like_one_that_does_not_exist() {
        var client = client("stranger");
        String unknown = UUID.randomUUID().toString();

        for (var page : List.of("/en/sessions/%s", "/en/bookings/%s/attendance")) {
            var strange = client.get(page.formatted(booking.id()));
            var missing = client.get(page.formatted(unknown));

            assertThat(strange.status()).isEqualTo(missing.status()).isEqualTo(404);
            assertThat(text(strange).replace(booking.id().toString(), "ID"))
                    .isEqualTo(text(missing).replace(unknown, "ID"));
            assertThat(strange.headers().keySet()).isEqualTo(missing.headers().keySet());
        }
    }

    /** A page but the time it tells and the addresses of its own that it names. */
    private static String text(Answer page) {
        return page.body()
                .replaceAll("data-server-time=\"[^\"]*\"", "")
                .replaceAll("href=\"/(en|es|de)/coordinator/[a-z]+\"", "");
    }

    static Stream<String> oddSpellings() {
        return Stream.of(
                "/faces/pages/dashboard.xhtml",
                "/faces/en/dashboard",
                "/faces/pages/coordinator/bookings.xhtml",
                "/pages/dashboard.xhtml",
                "/pages/login.xhtml",
                "/pages/bookings/new.xhtml",
                "/pages/bookings/attendance.xhtml",
                "/pages/sessions/session.xhtml",
                "/pages/coordinator/bookings.xhtml",
                "/pages/coordinator/bookings.xhtml;x",
                "/pages/coordinator/bookings.xhtml/",
                "/pages/coordinator/bookings.jsf",
                "/pages/coordinator/bookings.faces",
                "/pages/coordinator/bookings",
                "/pages/coordinator;x/bookings.xhtml",
                "/pages;x/coordinator/bookings.xhtml",
                "//pages/coordinator/bookings.xhtml",
                "/./pages/coordinator/bookings.xhtml",
                "/en/../pages/coordinator/bookings.xhtml",
                "/en/%2e%2e/pages/coordinator/bookings.xhtml",
                "/en/..%2fpages/coordinator/bookings.xhtml",
                "/en/..;/pages/coordinator/bookings.xhtml",
                "/en/login/../../pages/coordinator/bookings.xhtml",
                "/assets/../pages/coordinator/bookings.xhtml",
                "/PAGES/coordinator/bookings.xhtml",
                "/pages/coordinator/bookings.XHTML",
                "/pages/coordinator/bookings.xhtml%00",
                "/pages/coordinator/bookings%2exhtml",
                "/%70ages/coordinator/bookings.xhtml",
                "/pages%2fcoordinator%2fbookings.xhtml",
                "/pages\\coordinator\\bookings.xhtml".replace("\\", "%5c"),
                "/jakarta.faces.resource/bookings.xhtml",
                "/WEB-INF/web.xml",
                "/WEB-INF/classes/org/exedra/platform/Settings.class",
                "/WEB-INF;x/web.xml",
                "/%57EB-INF/web.xml",
                "/en/../WEB-INF/web.xml",
                "/assets/../WEB-INF/web.xml",
                "/assets/..%2fWEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/messages/pages_en.properties",
                "/assets/");
    }

    /** The views, the WAR's inside and the spellings that lead around constraints: closed, to coordinators too. */
    @ParameterizedTest
    @MethodSource("oddSpellings")
    void what_is_behind_the_addresses_is_for_nobody(String path) {
        for (var who : List.of("nobody", "student", "coordinator")) {
            var answer = client(who).get(path);

            assertThat(answer.status()).as(who).isIn(301, 302, 400, 403, 404);
            assertThat(answer.body())
                    .as(who)
                    .doesNotContain("Topology of secrets", "<table", "ui:composition", "web-app", "Implementation-")
                    .doesNotContain("id=\"login\"");
        }
    }

    static Stream<String> oddSpellingsOfPages() {
        return Stream.of(
                "/en/coordinator/bookings;x",
                "/en/coordinator/bookings;jsessionid=1",
                "/en/coordinator;x/bookings",
                "/en;x/coordinator/bookings",
                "/;x/en/coordinator/bookings",
                "//en/coordinator/bookings",
                "///en//coordinator//bookings",
                "/./en/./coordinator/./bookings",
                "/en/../en/coordinator/bookings",
                "/en/login/../coordinator/bookings",
                "/en/login/..;/coordinator/bookings",
                "/en/login;/../coordinator/bookings",
                "/en/%2e%2e/en/coordinator/bookings",
                "/%65n/coordinator/bookings",
                "/en/%63oordinator/bookings",
                "/en%2fcoordinator%2fbookings",
                "/en/coordinator%2fbookings",
                "/en/coordinator/bookings%20",
                "/en/coordinator/bookings%00",
                "/en/coordinator/bookings/",
                "/EN/coordinator/bookings",
                "/en/Coordinator/bookings",
                "/assets/../en/coordinator/bookings",
                "/api/../en/coordinator/bookings",
                "/health/../en/coordinator/bookings",
                "/fr/coordinator/bookings",
                "/coordinator/bookings");
    }

    /** However it is spelt: who is not a coordinator does not see what coordinators see. */
    @ParameterizedTest
    @MethodSource("oddSpellingsOfPages")
    void a_coordinators_page_stays_one_in_every_spelling(String path) {
        for (var who : List.of("nobody", "student", "tutor")) {
            var answer = client(who).get(path);

            assertThat(answer.status()).as(who).isIn(301, 302, 400, 403, 404);
            assertThat(answer.body()).as(who).doesNotContain("Topology of secrets", "<table");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "JOIN"})
    void no_method_leads_around_the_sign_in_or_the_role(String method) {
        var asNobody = request(nobody, method);
        var asAStudent = request(asStudent, method);

        assertThat(asNobody.status()).isNotEqualTo(500);
        assertThat(asNobody.body()).doesNotContain("Topology of secrets", "<table");
        assertThat(asAStudent.status()).isNotEqualTo(500);
        assertThat(asAStudent.body()).doesNotContain("Topology of secrets", "<table");
        if (!List.of("OPTIONS", "TRACE").contains(method)) {
            assertThat(asNobody.status()).isNotEqualTo(200);
            assertThat(asAStudent.status()).isNotEqualTo(200);
        }
    }

    private static Answer request(ExedraClient client, String method) {
        return client.send(client.request("/en/coordinator/bookings").method(method, BodyPublishers.noBody()));
    }

    @Test
    void nothing_echoes_a_request() {
        var answer = asStudent.send(asStudent
                .request("/en/dashboard")
                .header("X-Secret", "echo-me")
                .method("TRACE", BodyPublishers.noBody()));

        assertThat(answer.status()).isIn(403, 404, 405, 501);
        assertThat(answer.body()).doesNotContain("echo-me");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/bookings",
        "POST, /api/bookings",
        "GET,  /api/bookings/{booking}",
        "POST, /api/bookings/{booking}/confirm",
        "POST, /api/bookings/{booking}/decline",
        "POST, /api/bookings/{booking}/cancel",
        "POST, /api/bookings/{booking}/end-call",
        "GET,  /api/bookings/{booking}/attendance",
        "POST, /api/video/token",
        "GET,  /api/bookings;x",
        "GET,  /api/bookings/",
    })
    void rest_answers_nobody_with_401(String method, String path) {
        var request = nobody.request(path(path))
                .header("X-Requested-With", "exedra")
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));

        var answer = nobody.send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.body()).doesNotContain("Topology");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api//bookings", "//api/bookings", "/%61pi/bookings", "/api;x/bookings", "/en/../api/bookings"})
    void rest_in_an_odd_spelling_tells_nobody_anything(String path) {
        var answer = nobody.get(path);

        assertThat(answer.status()).isIn(302, 400, 401, 404);
        assertThat(answer.body()).doesNotContain("Topology", "items");
    }

    @Test
    void the_root_and_pages_without_a_language_lead_to_the_right_one() {
        var german = nobody.send(
                nobody.request("/").header("Accept-Language", "de-AT, en;q=0.5").GET());
        assertThat(german.status()).isEqualTo(302);
        assertThat(german.location()).endsWith("/de/dashboard");

        var spanish = ExedraClient.of(AccountFixture.student().speaking("es").create());
        assertThat(spanish.get("/").location()).endsWith("/es/dashboard");
        assertThat(spanish.get("/bookings/new?x=1").location()).endsWith("/es/bookings/new?x=1");
        assertThat(nobody.get("/nonsense").status()).isEqualTo(404);
    }

    @Test
    void another_sites_form_changes_nothing() {
        var answer = asTutor.submit(
                "/en/dashboard", Map.of("cancel", booking.id().toString()), "Origin", "https://evil.example");

        assertThat(answer.status()).isIn(403, 404);
        assertThat(asTutor.get("/api/bookings/" + booking.id()).json().getString("status"))
                .isEqualTo("CONFIRMED");
    }

    /** Some databases refuse it, which is no failure of theirs. */
    @Test
    void a_null_character_breaks_no_page() {
        assertThat(asCoordinator.get("/en/coordinator/bookings?person=a%00b").status())
                .isEqualTo(200);
        assertThat(nobody.signIn("/en/login", "a\0b@example.edu", "a\0b").status())
                .isEqualTo(200);
        assertThat(asStudent.get("/en/dashboard?before=a%00b").status()).isIn(200, 302, 404);
        assertThat(nobody.get("/en/invitation?code=a%00b").status()).isEqualTo(200);
        assertThat(nobody.get("/en/problems/a%00b").status()).isIn(302, 400, 404);
    }
}
