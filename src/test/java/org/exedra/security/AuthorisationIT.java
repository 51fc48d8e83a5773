package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.openapi.ApiDocument;
import org.exedra.support.openapi.ApiOperation;
import org.exedra.web.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may do what: everything that has an address, with everybody who could ask for it. Student and tutor are those of the booking
 * in question, the stranger is a student and a tutor elsewhere, "no role" an account that has lost its roles, "no scope" a machine
 * client without any scope, "scope" one with the only scope that is needed, or with all where none is enough.
 */
class AuthorisationIT extends OnServer {

    /** What the document does not know is refused by its test below, so that nothing is forgotten. */
    private static final String REST = """
            # operation                             | nobody | student | tutor | coordinator | stranger | no role | no scope | scope
            # a machine client that has a token sends it here too, and proves itself twice, which is one too many
            POST /api/oauth/token                   | 200    | 200     | 200   | 200         | 200      | 200     | 400      | 400
            # there is none where the installation has no public address
            GET  /.well-known/oauth-authorization-server | 404 | 404 | 404 | 404 | 404 | 404 | 404 | 404
            GET  /.well-known/jwks.json             | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            GET  /api/openapi.yaml                  | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            GET  /api/people                        | 401    | 403     | 403   | 200         | 403      | 403     | 403      | 200
            POST /api/people                        | 401    | 403     | 403   | 201         | 403      | 403     | 403      | 201
            GET  /api/people/{id}                   | 401    | 403     | 403   | 200         | 403      | 403     | 403      | 200
            PUT  /api/people/{id}                   | 401    | 403     | 403   | 200         | 403      | 403     | 403      | 200
            POST /api/people/{id}/invitation        | 401    | 403     | 403   | 200         | 403      | 403     | 403      | 200
            GET  /api/bookings                      | 401    | 200     | 200   | 200         | 200      | 403     | 403      | 200
            POST /api/bookings                      | 401    | 201     | 403   | 201         | 403      | 403     | 403      | 201
            GET  /api/bookings/{id}                 | 401    | 200     | 200   | 200         | 404      | 403     | 403      | 200
            PUT  /api/bookings/{id}                 | 401    | 200     | 403   | 200         | 404      | 403     | 403      | 200
            POST /api/bookings/{id}/confirm         | 401    | 403     | 200   | 200         | 404      | 403     | 403      | 200
            POST /api/bookings/{id}/decline         | 401    | 403     | 200   | 200         | 404      | 403     | 403      | 200
            POST /api/bookings/{id}/cancel          | 401    | 200     | 200   | 200         | 404      | 403     | 403      | 200
            POST /api/bookings/{id}/complete        | 401    | 403     | 200   | 200         | 404      | 403     | 403      | 200
            POST /api/bookings/{id}/no-show         | 401    | 403     | 200   | 200         | 404      | 403     | 403      | 200
            POST /api/bookings/{id}/end-call        | 401    | 403     | 200   | 404         | 404      | 403     | 403      | 403
            POST /api/bookings/{id}/video-backend   | 401    | 403     | 403   | 200         | 403      | 403     | 403      | 200
            GET  /api/bookings/{id}/attendance      | 401    | 403     | 200   | 200         | 404      | 403     | 403      | 200
            GET  /api/attendance                    | 401    | 403     | 403   | 200         | 403      | 403     | 403      | 200
            POST /api/video/token                   | 401    | 200     | 200   | 403         | 404      | 403     | 403      | 403
            """;

    /** An access token opens no page: machines are nobody there. */
    private static final String PAGES = """
            # page                                  | nobody | student | tutor | coordinator | stranger | no role | no scope | scope
            /en/login                               | 200    | 302     | 302   | 302         | 302      | 302     | 200      | 200
            /en/invitation                          | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /en/api                                 | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /en/problems                            | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /en/problems/stale                      | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /en/dashboard                           | 302    | 200     | 200   | 302         | 200      | 200     | 302      | 302
            /en/bookings/new                        | 302    | 200     | 404   | 404         | 200      | 404     | 302      | 302
            /en/sessions/{id}                       | 302    | 200     | 200   | 404         | 404      | 404     | 302      | 302
            /en/bookings/{id}/attendance            | 302    | 404     | 200   | 200         | 404      | 404     | 302      | 302
            /en/coordinator/bookings                | 302    | 404     | 404   | 200         | 404      | 404     | 302      | 302
            /en/coordinator/webhooks                | 302    | 404     | 404   | 200         | 404      | 404     | 302      | 302
            /en/coordinator/clients                 | 302    | 404     | 404   | 200         | 404      | 404     | 302      | 302
            /en/sign-out                            | 302    | 302     | 302   | 302         | 302      | 302     | 302      | 302
            """;

    private static final String OTHERS = """
            # address                               | nobody | student | tutor | coordinator | stranger | no role | no scope | scope
            /health/live                            | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /health/ready                           | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /assets/exedra.css                      | 200    | 200     | 200   | 200         | 200      | 200     | 200      | 200
            /.well-known/nothing                    | 404    | 404     | 404   | 404         | 404      | 404     | 404      | 404
            /api/nothing                            | 404    | 404     | 404   | 404         | 404      | 404     | 404      | 404
            /pages/dashboard.xhtml                  | 404    | 404     | 404   | 404         | 404      | 404     | 404      | 404
            /WEB-INF/openapi.yaml                   | 404    | 404     | 404   | 404         | 404      | 404     | 404      | 404
            """;

    private static final AtomicInteger DAY = new AtomicInteger();

    /** Everybody, made once the server has made its tables. */
    private static final class Everybody {
        private static final ApiDocument DOCUMENT = ApiDocument.served();
        private static final TestAccount TUTOR = AccountFixture.tutor().create();
        private static final TestAccount STUDENT = AccountFixture.student().create();
        private static final TestAccount ROLELESS = withoutRoles();
        private static final Map<Set<Scope>, ExedraClient> MACHINES = new HashMap<>();
        private static final Map<String, ExedraClient> PEOPLE = people();

        private static Map<String, ExedraClient> people() {
            var people = new LinkedHashMap<String, ExedraClient>();
            people.put("nobody", ExedraClient.nobody());
            people.put("student", ExedraClient.of(STUDENT));
            people.put("tutor", ExedraClient.of(TUTOR));
            people.put(
                    "coordinator", ExedraClient.of(AccountFixture.coordinator().create()));
            people.put(
                    "stranger",
                    ExedraClient.of(AccountFixture.student().alsoA(Role.TUTOR).create()));
            people.put("no role", ExedraClient.of(ROLELESS));
            return people;
        }

        private static ExedraClient machine(Set<Scope> scopes) {
            return MACHINES.computeIfAbsent(scopes, some -> ExedraClient.machine(some.toArray(Scope[]::new)));
        }

        private static TestAccount withoutRoles() {
            var account = AccountFixture.student().create();
            Sql.execute("delete from account_role where account_id = ?", account.id());
            return account;
        }

        /** In the order of the tables' columns. */
        private static Map<String, ExedraClient> asking(Set<Scope> scopes) {
            var clients = new LinkedHashMap<>(PEOPLE);
            clients.put("no scope", machine(Set.of()));
            clients.put("scope", machine(scopes));
            return clients;
        }
    }

    private static String expected(ArgumentsAccessor row, Set<String> callers) {
        var statuses = row.toList().iterator();
        statuses.next();
        return callers.stream().map(who -> who + " " + statuses.next()).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = REST)
    void rest_is_open_to_whom_the_table_says(ArgumentsAccessor row) {
        String operation = row.getString(0).replaceAll(" +", " ");
        var described = operations()
                .filter(one -> one.toString().equals(operation))
                .findFirst()
                .orElseThrow();
        Set<Scope> enough = described.scope().flatMap(Scope::of).map(Set::of).orElse(EnumSet.allOf(Scope.class));
        var callers = Everybody.asking(enough);

        String answers = callers.entrySet().stream()
                .map(caller -> caller.getKey() + " " + call(described, caller.getValue()))
                .collect(Collectors.joining(", "));

        assertThat(answers).as(operation).isEqualTo(expected(row, callers.keySet()));
    }

    private static Stream<ApiOperation> operations() {
        return Everybody.DOCUMENT.operations().stream();
    }

    /** Asks for something that would be good, each time with a booking of its own. */
    private static int call(ApiOperation operation, ExedraClient client) {
        boolean running = operation.path().matches(".*/(complete|no-show|end-call|token)$");
        var booking = running ? running() : requested();
        Object id = switch (operation.path()) {
            case "/api/people/{id}" -> Everybody.STUDENT.id();
            case "/api/people/{id}/invitation" ->
                AccountFixture.student().withoutPassword().create().id();
            default -> booking.id();
        };
        var request = client.request(operation.path(id)).header("X-Requested-With", "exedra");
        if (operation.method().equals("PUT")) {
            request.header("If-Match", "*");
        }
        if (operation.hasBody()) {
            request.header("Content-Type", operation.mediaType());
        }
        String body = operation.hasBody() ? body(operation, booking) : "";
        return client.send(request.method(operation.method(), BodyPublishers.ofString(body)))
                .status();
    }

    private static TestBooking requested() {
        return BookingFixture.between(Everybody.TUTOR, Everybody.STUDENT)
                .startingIn(Duration.ofDays(400 + DAY.incrementAndGet()))
                .create();
    }

    private static TestBooking running() {
        return BookingFixture.between(Everybody.TUTOR, Everybody.STUDENT)
                .confirmed()
                .running()
                .create();
    }

    private static String body(ApiOperation operation, TestBooking booking) {
        var body = Json.createObjectBuilder();
        switch (operation.toString()) {
            case "POST /api/oauth/token" -> {
                var client = MachineClientFixture.with(Scope.BOOKINGS_READ).create();
                return "grant_type=client_credentials&client_id=" + client.id() + "&client_secret=" + client.secret();
            }
            case "POST /api/people" -> person(body, UUID.randomUUID() + "@example.edu");
            case "PUT /api/people/{id}" -> person(body, Everybody.STUDENT.email());
            case "POST /api/video/token" -> body.add("bookingId", booking.id().toString());
            case "POST /api/bookings/{id}/video-backend" -> body.add("videoBackend", "peer");
            default ->
                body.add("tutorId", Everybody.TUTOR.id().toString())
                        .add("studentId", Everybody.STUDENT.id().toString())
                        .add("subject", "Topology")
                        .add(
                                "startsAt",
                                Instant.now()
                                        .plus(Duration.ofDays(DAY.incrementAndGet()))
                                        .toString())
                        .add("minutes", 30);
        }
        return body.build().toString();
    }

    private static void person(JsonObjectBuilder body, String email) {
        body.add("email", email)
                .add("name", "Ada Byron")
                .add("zone", "Europe/Madrid")
                .add("locale", "en")
                .add("roles", Json.createArrayBuilder().add("STUDENT"));
    }

    @Test
    void no_operation_is_forgotten() {
        assertThat(firsts(REST).map(first -> first.replaceAll(" +", " ")))
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(ApiOperation::toString).toList());
    }

    @Test
    void no_page_is_forgotten() {
        var asked = firsts(PAGES)
                .map(page -> Route.match(
                        page.replace("{id}", new UUID(0, 0).toString()).replaceFirst("^/en", "")))
                .map(match -> match.orElseThrow().route());

        assertThat(asked).containsExactlyInAnyOrder(Route.values());
    }

    private static Stream<String> firsts(String table) {
        return Arrays.stream(table.split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|")[0].strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = PAGES)
    void pages_are_open_to_whom_the_table_says(ArgumentsAccessor row) {
        get(row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = OTHERS)
    void what_is_no_page_and_no_operation_is_alike_for_everybody(ArgumentsAccessor row) {
        get(row);
    }

    private static void get(ArgumentsAccessor row) {
        String path = row.getString(0).replace("{id}", running().id().toString());
        var callers = Everybody.asking(EnumSet.allOf(Scope.class));

        String answers = callers.entrySet().stream()
                .map(caller ->
                        caller.getKey() + " " + caller.getValue().get(path).status())
                .collect(Collectors.joining(", "));

        assertThat(answers).as(path).isEqualTo(expected(row, callers.keySet()));
    }

    /** A ticket opens the call's socket once, for the person to whom it was given, and for nobody else who got hold of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the ticket of  | nobody | student | tutor | coordinator | stranger | no role | no scope | scope
            nobody           | 403    | 403     | 403   | 403         | 403      | 403     | 403      | 403
            student          | 403    | 101     | 403   | 403         | 403      | 403     | 403      | 403
            tutor            | 403    | 403     | 101   | 403         | 403      | 403     | 403      | 403
            """)
    void the_calls_socket_is_open_to_whom_the_table_says(ArgumentsAccessor row) {
        var callers = Everybody.asking(EnumSet.allOf(Scope.class));
        var booking = running();

        String answers = callers.entrySet().stream()
                .map(caller -> {
                    var handshake = CallClient.handshake(caller.getValue(), booking.id());
                    if (!row.getString(0).equals("nobody")) {
                        handshake.withTicket(ticket(callers.get(row.getString(0)), booking));
                    }
                    return caller.getKey() + " " + handshake.status();
                })
                .collect(Collectors.joining(", "));

        assertThat(answers).isEqualTo(expected(row, callers.keySet()));
    }

    private static String ticket(ExedraClient client, TestBooking booking) {
        return client.post(
                        "/api/video/token",
                        Json.createObjectBuilder()
                                .add("bookingId", booking.id().toString())
                                .build())
                .json()
                .getString("socketTicket");
    }
}
