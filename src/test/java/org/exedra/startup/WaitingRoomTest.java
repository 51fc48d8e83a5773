package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exedra.platform.ProblemJson;
import org.exedra.platform.Unavailable;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered while the database is away and there is no server yet. */
class WaitingRoomTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private static Path directory;

    private static WaitingRoom room;

    @BeforeAll
    static void open() throws IOException {
        var war = directory.resolve("exedra.war");
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (String name : new String[] {"assets/exedra.css", "assets/favicon.svg", "WEB-INF/inside.css"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        room = WaitingRoom.open(ANY_PORT, Optional.of(war.toString()));
    }

    @AfterAll
    static void close() throws IOException {
        room.close();
    }

    @Test
    void the_process_lives_and_is_not_ready() {
        assertThat(get("/health/live").status()).isEqualTo(200);
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/health/ready").status()).isEqualTo(503);
        assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/en/login, en, We cannot reach our database, Try again",
        "/es/dashboard, es, No podemos acceder a nuestra base de datos, Reintentar",
        "/de, de, Unsere Datenbank antwortet nicht, Noch einmal versuchen"
    })
    void a_page_says_so_in_the_language_of_its_address(String path, String language, String title, String again) {
        var answer = get(path, "fr, es");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.body())
                .contains(
                        "<html lang=\"" + language + "\">",
                        "<title>" + title + " – Exedra</title>",
                        "<h1>" + title + "</h1>",
                        "href=\"" + path + "\">" + again + "</a>")
                .doesNotContain("{", "<script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr, de;q=0.8, es;q=0.9 | es", "de-AT | de", "fr | en", "* | en", "no;such=header;; | en"})
    void elsewhere_in_the_first_language_of_the_browser_that_is_spoken_here(String wanted, String language) {
        assertThat(get("/dashboard?day=1&x=%22%3C", wanted).body())
                .contains(
                        "<html lang=\"" + language + "\">", "href=\"/" + language + "/dashboard?day=1&amp;x=%22%3C\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bookings", "/api/no-such-resource", "/.well-known/jwks.json"})
    void programs_are_told_the_problem_as_exedra_tells_it(String path) {
        var answer = get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.problem()).isEqualTo("unavailable");
    }

    @Test
    void the_problem_is_made_like_all_others() {
        try (var reader = Json.createReader(new StringReader(Unavailable.PROBLEM))) {
            var problem = reader.readObject();
            assertThat(problem)
                    .isEqualTo(
                            ProblemJson.of(503, "unavailable", problem.getString("title"), problem.getString("detail"))
                                    .build());
        }
    }

    @Test
    void what_is_sent_gets_the_same_answers() {
        assertThat(send("POST", "/en/login").status()).isEqualTo(503);
        assertThat(send("DELETE", "/api/bookings/1").problem()).isEqualTo("unavailable");
        assertThat(send("HEAD", "/en/login").status()).isEqualTo(503);
        assertThat(send("HEAD", "/en/login").body()).isEmpty();
    }

    @Test
    void the_page_finds_its_style() {
        var style = get("/assets/exedra.css");

        assertThat(style.status()).isEqualTo(200);
        assertThat(style.header("content-type")).isEqualTo("text/css");
        assertThat(style.header("cache-control")).isEqualTo("no-cache");
        assertThat(style.body()).isEqualTo("assets/exedra.css");
        assertThat(get("/assets/favicon.svg").header("content-type")).isEqualTo("image/svg+xml");
        assertThat(get("/en/login").body()).contains("href=\"/assets/exedra.css\"", "\"/assets/favicon.svg\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/no-such.css",
                "/assets/../WEB-INF/inside.css",
                "/assets/%2e%2e/WEB-INF/inside.css",
                "/assets//WEB-INF/inside.css"
            })
    void nothing_else_of_the_war_is_given_away(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/login", "/api/bookings", "/health/ready"})
    void every_answer_is_safe_to_show_and_kept_by_nobody(String path) {
        var answer = get(path);

        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.headers()).doesNotContainKey("server");
    }

    @Test
    void its_port_is_free_when_it_is_closed() throws IOException {
        var other = WaitingRoom.open(ANY_PORT, Optional.empty());
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.port());
        assertThatThrownBy(() -> WaitingRoom.open(address, Optional.empty())).isInstanceOf(BindException.class);
        assertThat(at(other).get("/en/login").status()).isEqualTo(503);

        other.close();

        try (var server = new ServerSocket()) {
            server.bind(address);
            assertThat(server.isBound()).isTrue();
        }
    }

    private static Answer get(String path) {
        return at(room).get(path);
    }

    private static Answer get(String path, String acceptLanguage) {
        return at(room).send(at(room).request(path)
                .header("Accept-Language", acceptLanguage)
                .GET());
    }

    private static Answer send(String method, String path) {
        return at(room).send(at(room).request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static ExedraClient at(WaitingRoom room) {
        return ExedraClient.at(URI.create("http://127.0.0.1:" + room.port()));
    }
}
