package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.fixture.AccountFixture;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.RawRequest;
import org.exedra.support.openapi.AnswerCheck;
import org.exedra.support.openapi.ApiDocument;
import org.exedra.support.openapi.ApiOperation;
import org.exedra.support.openapi.Cast;
import org.exedra.support.openapi.GoodRequests;
import org.exedra.support.openapi.Hostile;
import org.exedra.support.server.ServerProduct;
import org.junit.jupiter.api.Test;

/**
 * Holds every operation to the OpenAPI document that the server itself gives: whatever is sent, no answer is a failure of the
 * server, none has a status, a media type or a member that the document does not know. What is sent is made from the document,
 * by chance; the seed is told with each fault, and {@code -Dexedra.test.seed} repeats it.
 */
class OpenApiIT extends OnServer {

    private static final long SEED = Long.getLong("exedra.test.seed", 20261123);
    private static final int ODD_HEADERS = 10;

    private final ApiDocument api = ApiDocument.served();
    private final Random random = new Random(SEED);
    private final List<String> faults = new ArrayList<>();
    private Cast cast = new Cast();

    @Test
    void the_document_is_for_everybody_and_need_not_be_fetched_twice() {
        var nobody = ExedraClient.nobody();
        var first = nobody.get("/api/openapi.yaml");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("content-type")).startsWith("application/yaml");
        assertThat(first.header("cache-control")).isEqualTo("no-cache");
        assertThat(first.body()).contains("openapi: 3.1.0").contains("title: Exedra");

        var again = nobody.send(nobody.request("/api/openapi.yaml")
                .header("If-None-Match", first.header("etag"))
                .GET());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    /** What is hidden on purpose is for the video services, which have documents of their own. */
    @Test
    void every_method_of_a_resource_is_in_the_document() throws Exception {
        var documented = new TreeSet<String>();
        api.operations().forEach(operation -> documented.add(operation.toString()));
        var written = new TreeSet<String>();
        for (Class<?> resource : Resources.all()) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> written.add(verb + " /api" + path(resource) + path(method)));
            }
        }

        assertThat(written).hasSizeGreaterThan(15).contains("POST /api/bookings/{id}/confirm");
        written.remove("POST /api/video/{backend}/webhook");
        assertThat(documented).containsAll(written);
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        return element.isAnnotationPresent(Path.class)
                ? element.getAnnotation(Path.class).value()
                : "";
    }

    @Test
    void every_operation_says_what_it_does_and_who_may() {
        for (ApiOperation operation : api.operations()) {
            assertThat(operation.statuses())
                    .as(operation.toString())
                    .hasSizeGreaterThan(1)
                    .anyMatch(status -> status.startsWith("2"));
        }
    }

    @Test
    void everybodys_good_requests_are_answered_as_documented_and_each_succeeds_for_somebody() {
        var fruitless = new TreeSet<String>();
        for (ApiOperation operation : api.operations()) {
            var requests = new GoodRequests(operation, cast, random);
            boolean succeeded = false;
            for (String who : Cast.ALL) {
                for (boolean running : List.of(true, false)) {
                    var request = requests.by(who, cast.booking(operation, running));
                    succeeded |= send(operation, who, request, "a good request") < 300;
                }
            }
            if (!succeeded) {
                fruitless.add(operation.toString());
            }
        }

        assertThat(faults).as(seed()).isEmpty();
        // The server of the tests has no public address.
        assertThat(fruitless)
                .as("operations that succeeded for nobody")
                .containsExactly("GET /.well-known/oauth-authorization-server");
    }

    @Test
    void bodies_that_are_not_as_documented_are_refused_as_documented() {
        for (ApiOperation operation : api.operations()) {
            if (!operation.hasBody()) {
                continue;
            }
            // Somebody new each time, whom nobody tells to slow down.
            cast = new Cast();
            var requests = new GoodRequests(operation, cast, random);
            String who = operation.path().startsWith("/api/video/") ? "student" : "coordinator";
            var booking = cast.booking(operation, false);
            var statuses = new TreeSet<Integer>();
            Hostile.bodies(() -> requests.body(who, booking)).forEach((name, body) -> {
                var request = cast.client(who).request(requests.path(booking));
                if (operation.method().equals("PUT")) {
                    request.header("If-Match", "*");
                }
                int status = send(operation, who, requests.completed(request, body), "the body " + name);
                if (status < 400 && isJson(operation)) {
                    operation
                            .faultsOf(body)
                            .forEach(fault -> faults.add(
                                    "%s took the body %s with %d: %s".formatted(operation, name, status, fault)));
                }
                statuses.add(status);
            });
            if (isJson(operation) && !operation.path().startsWith("/api/video/")) {
                assertThat(statuses.first())
                        .as(operation + " has taken some, so that it was reached")
                        .isLessThan(300);
            }
        }

        assertThat(faults).as(seed()).isEmpty();
    }

    @Test
    void odd_queries_and_ids_are_refused_as_documented() {
        for (ApiOperation operation : api.operations()) {
            var requests = new GoodRequests(operation, cast, random);
            var booking = cast.booking(operation, false);
            for (String odd : Hostile.addresses(operation, requests.path(booking))) {
                var request = requests.to(odd, "coordinator", booking);
                send(operation, "coordinator", request, "the address " + odd);
            }
        }

        assertThat(faults).as(seed()).isEmpty();
    }

    @Test
    void odd_headers_are_answered_as_documented() {
        for (ApiOperation operation : api.operations()) {
            var requests = new GoodRequests(operation, cast, random);
            var booking = cast.booking(operation, false);
            var headers = new ArrayList<>(Hostile.headers());
            if (ServerProduct.underTest().failsAtMalformedBasic()) {
                headers.remove(Hostile.MALFORMED_BASIC);
            }
            Collections.shuffle(headers, random);
            for (List<String> odd : headers.subList(0, ODD_HEADERS)) {
                String who = random.nextBoolean() ? "coordinator" : "machine";
                var request = requests.by(who, booking).setHeader(odd.get(0), odd.get(1));
                if (odd.size() > 2) {
                    request.header(odd.get(2), odd.get(3));
                }
                send(operation, who, request, "the header " + odd);
            }
        }

        assertThat(faults).as(seed()).isEmpty();
    }

    @Test
    void methods_that_are_not_documented_do_nothing() {
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());
        var documented = new TreeSet<String>();
        api.operations().forEach(operation -> documented.add(operation.toString()));
        for (ApiOperation operation : api.operations()) {
            for (String method : List.of("GET", "PUT", "POST", "DELETE", "PATCH", "PROPFIND", "TRACE")) {
                String path = operation.path();
                if (path.startsWith("/api/") && !documented.contains(method + " " + path)) {
                    var answer = coordinator.send(coordinator
                            .request(operation.path(new UUID(0, 0)))
                            .header("X-Requested-With", "exedra")
                            .method(method, BodyPublishers.noBody()));
                    assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                    if (!method.equals("TRACE")) {
                        // That one is mostly refused by the server itself.
                        assertThat(answer.header("allow"))
                                .as(method + " " + path)
                                .contains(operation.method());
                    }
                }
            }
        }
    }

    @Test
    void head_is_answered_like_get_and_options_harms_nobody() {
        var coordinator = cast.client("coordinator");
        for (ApiOperation operation : api.operations()) {
            String path = operation.path(new UUID(0, 0));
            var options = coordinator.send(coordinator.request(path).method("OPTIONS", BodyPublishers.noBody()));
            assertThat(options.status()).as("OPTIONS " + path).isLessThan(500);
            if (operation.method().equals("GET")) {
                var head = coordinator.send(coordinator.request(path).method("HEAD", BodyPublishers.noBody()));
                assertThat(head.status())
                        .as("HEAD " + path)
                        .isEqualTo(coordinator.get(path).status());
            }
        }
    }

    /** What the server takes for no address at all never comes to us; some say 200 then, and nothing else. */
    @Test
    void addresses_that_are_none_are_refused() throws IOException {
        for (String id : List.of("%00", "%ff", "%C0%AF", "%", "%zz", "<>", "{}")) {
            String answer = RawRequest.get("/api/bookings/" + id);
            assertThat(answer)
                    .as(id)
                    .matches("(?s)HTTP/1.1 (200|400|401|404) .*")
                    .doesNotContain("items");
        }
    }

    private static boolean isJson(ApiOperation operation) {
        return operation.mediaType().equals("application/json");
    }

    /** Sends it, and returns the status of the answer. */
    private int send(ApiOperation operation, String who, HttpRequest.Builder request, String what) {
        Answer answer = cast.client(who).send(request);
        AnswerCheck.faults(operation, answer)
                .forEach(fault -> faults.add("%s by %s, %s: the answer %d %s%n    %s"
                        .formatted(operation, who, what, answer.status(), fault, excerpt(answer.body()))));
        return answer.status();
    }

    private static String excerpt(String body) {
        return body.length() <= 300 ? body : body.substring(0, 300) + "...";
    }

    private static String seed() {
        return "seed " + SEED;
    }

    /** The classes of REST, as they were compiled. */
    private static final class Resources {
        private static List<Class<?>> all() throws IOException {
            var folder = Paths.get("target", "classes", "org", "exedra", "api");
            try (var files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Resource.class"))
                        .<Class<?>>map(name -> load("org.exedra.api." + name.replace(".class", "")))
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .toList();
            }
        }

        private static Class<?> load(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }
    }
}
