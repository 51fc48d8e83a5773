package org.exedra.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People by REST, as coordinators have it. */
class PeopleIT extends OnServer {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final ExedraClient asCoordinator =
            ExedraClient.of(AccountFixture.coordinator().create());

    private JsonObject person(String word, String... roles) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (String role : roles) {
            list.add(role);
        }
        return Json.createObjectBuilder()
                .add("externalId", word + "-" + mark)
                .add("email", word + "-" + mark + "@example.edu")
                .add("name", "Ada Byron")
                .add("zone", "Europe/Madrid")
                .add("locale", "es")
                .add("roles", list)
                .build();
    }

    private static JsonObject with(JsonObject person, String name, JsonValue value) {
        return Json.createObjectBuilder(person).add(name, value).build();
    }

    private static JsonObject with(JsonObject person, String name, String value) {
        return with(person, name, Json.createValue(value));
    }

    @Test
    void a_person_is_added_and_found_by_the_universitys_own_id() {
        var added = asCoordinator.post("/api/people", person("s", "STUDENT", "TUTOR"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("etag")).isEqualTo("\"" + added.json().getInt("version") + "\"");
        assertThat(added.location()).endsWith("/api/people/" + added.json().getString("id"));
        assertThat(added.json().getString("createdAt")).endsWith("Z");
        assertThat(added.json().getJsonArray("roles").toString()).isEqualTo("[\"STUDENT\",\"TUTOR\"]");
        var found = asCoordinator.get("/api/people?externalId=s-" + mark);
        assertThat(found.json().getJsonArray("items")).containsExactly(added.json());
        assertThat(asCoordinator
                        .get("/api/people?email=S-" + mark + "%40example.edu")
                        .json())
                .isEqualTo(found.json());
        var looked = asCoordinator.get("/api/people/" + added.json().getString("id"));
        assertThat(looked.json()).isEqualTo(added.json());
        assertThat(looked.header("etag")).isEqualTo(added.header("etag"));
    }

    /** From a column of fixed width, or from a system that writes an accent as a character of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%s    | 's-%s    '",
                "%s    | 's-%s'",
                "zo\u00EB-%s  | 's-zoe\u0308-%s'",
                "zoe\u0308-%s | 's-zo\u00EB-%s'",
                "zoe\u0308-%s | 's-zoe\u0308-%s'"
            })
    void a_person_is_found_however_their_id_and_address_are_spelled(String told, String asked) {
        var person = person("s", "STUDENT");
        person = with(person, "externalId", "s-" + told.formatted(mark) + "   ");
        person = with(person, "email", told.formatted(mark) + "@example.edu");
        var added = asCoordinator.post("/api/people", person);
        assertThat(added.status()).isEqualTo(201);
        String id = asked.formatted(mark);

        var byId = asCoordinator.get("/api/people?externalId=" + encoded(id));
        var byEmail =
                asCoordinator.get("/api/people?email=" + encoded(id.strip().substring(2) + "@example.edu"));

        assertThat(byId.json().getJsonArray("items")).containsExactly(added.json());
        assertThat(byEmail.json()).isEqualTo(byId.json());
        var twin = with(with(person, "externalId", id), "email", mark + "@other.example.edu");
        assertThat(asCoordinator.post("/api/people", twin).problem()).isEqualTo("person-exists");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void who_was_added_cannot_sign_in_by_any_password() {
        var added = asCoordinator.post("/api/people", person("s", "STUDENT")).json();
        var account = new TestAccount(UUID.fromString(added.getString("id")), added.getString("email"), "Ada");

        assertThat(ExedraClient.nobody().signIn(account).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "externalId"})
    void nobody_is_added_twice(String field) {
        var first = person("s", "STUDENT");
        asCoordinator.post("/api/people", first);
        String free = field.equals("email") ? "externalId" : "email";

        var second = asCoordinator.post("/api/people", with(first, free, mark + "@other.example.edu"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("person-exists");
        assertThat(second.json().getString("field")).isEqualTo(field);
    }

    @Test
    void of_many_who_add_the_same_person_at_once_one_does() {
        String body = person("s", "STUDENT").toString();

        var answers =
                IntStream.range(0, 8).mapToObj(i -> asCoordinator.postLater("/api/people", body)).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Sql.query(row -> row.getInt(1), "select count(*) from account where external_id = ?", "s-" + mark))
                .containsExactly(1);
    }

    @Test
    void a_person_is_changed_by_whoever_knows_how_they_are_now() {
        var added = asCoordinator.post("/api/people", person("s", "STUDENT"));
        String path = "/api/people/" + added.json().getString("id");
        var married = with(person("s", "STUDENT", "TUTOR"), "name", "Ada Lovelace");

        var changed = asCoordinator.put(path, married, "If-Match", added.header("etag"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().getString("name")).isEqualTo("Ada Lovelace");
        assertThat(changed.header("etag")).isNotEqualTo(added.header("etag"));
        assertThat(asCoordinator.get(path).json()).isEqualTo(changed.json());

        var late = asCoordinator.put(path, person("s", "STUDENT"), "If-Match", added.header("etag"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("stale");
        var careless = asCoordinator.put(path, person("s", "STUDENT"));
        assertThat(careless.status()).isEqualTo(428);
        assertThat(careless.problem()).isEqualTo("precondition-required");
        assertThat(asCoordinator.get(path).json()).isEqualTo(changed.json());
    }

    /** The roles are in a table of their own, whose change is the person's as well. */
    @Test
    void whoever_gets_or_loses_a_role_and_nothing_else_is_of_another_version() {
        var added = asCoordinator.post("/api/people", person("s", "STUDENT"));
        String path = "/api/people/" + added.json().getString("id");

        var tutor = asCoordinator.put(path, person("s", "STUDENT", "TUTOR"), "If-Match", added.header("etag"));
        var student = asCoordinator.put(path, person("s", "STUDENT"), "If-Match", tutor.header("etag"));

        assertThat(tutor.json().getInt("version")).isGreaterThan(added.json().getInt("version"));
        assertThat(student.json().getInt("version")).isGreaterThan(tutor.json().getInt("version"));
        assertThat(asCoordinator.get(path).header("etag")).isEqualTo(student.header("etag"));
        var late = asCoordinator.put(path, person("s", "TUTOR"), "If-Match", added.header("etag"));
        assertThat(late.problem()).isEqualTo("stale");
        assertThat(asCoordinator.get(path).json().getJsonArray("roles"))
                .isEqualTo(student.json().getJsonArray("roles"));
    }

    @Test
    void a_list_leads_on_to_its_end_in_the_order_in_which_people_were_added() {
        var added = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            added.add(asCoordinator
                    .post("/api/people", person("c" + i, "COORDINATOR"))
                    .json()
                    .getString("id"));
        }
        var seen = new ArrayList<String>();
        String path = "/api/people?role=COORDINATOR&limit=2";
        while (path != null) {
            var page = asCoordinator.get(path);
            List<JsonObject> items = page.json().getJsonArray("items").getValuesAs(JsonObject.class);
            assertThat(items).hasSizeLessThanOrEqualTo(2);
            items.forEach(item -> seen.add(item.getString("id")));
            String link = page.header("link");
            path = link.isEmpty() ? null : link.replaceAll("^<https?://[^/]*([^>]*)>.*rel=\"next\".*$", "$1");
        }

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(added);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email  | \"no address\"   | invalid-person",
                "zone   | \"Mars/Olympus\" | invalid-person",
                "zone   | \"UTC+1\"        | invalid-person",
                "locale | \"fr\"           | invalid-person",
                "name   | \"\"             | invalid",
                "name   | null             | invalid",
                "name   | \"A\\u0085a\"      | invalid-person",
                "externalId | \"s\\u0085\"   | invalid-person",
                "roles  | []               | invalid",
                "roles  | [\"DEAN\"]       | malformed",
                "roles  | [null]           | invalid",
                "roles  | 7                | invalid",
            })
    void what_cannot_be_is_refused(String name, String value, String problem) {
        try (var reader = Json.createReader(new StringReader("[" + value + "]"))) {
            var wrong = with(person("s", "STUDENT"), name, reader.readArray().get(0));

            var answer = asCoordinator.post("/api/people", wrong);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo(problem);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"externalId", "externalId=", "externalId=%20", "email=", "role=", "limit=", "cursor="})
    void a_question_without_a_value_is_not_answered_with_everybody(String query) {
        var answer = asCoordinator.get("/api/people?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(query.startsWith("cursor") ? "invalid-cursor" : "invalid-parameter");
        assertThat(answer.json().getString("field")).isEqualTo(query.split("=")[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email      | null    | email is missing.",
                "name       | \" \"  | name is missing.",
                "locale     | \"\"   | locale is missing.",
                "roles      | []      | roles is missing.",
                "roles      | [null]  | roles must be a list of texts.",
                "externalId | \"LONG\" | externalId may have at most 120 characters.",
            })
    void what_is_missing_or_too_long_is_named_in_english(String name, String value, String detail) {
        String json = value.replace("LONG", "x".repeat(121));
        try (var reader = Json.createReader(new StringReader("[" + json + "]"))) {
            var wrong = with(person("s", "STUDENT"), name, reader.readArray().get(0));

            var answer = asCoordinator.post("/api/people", wrong);

            assertThat(answer.problem()).isEqualTo("invalid");
            assertThat(answer.json().getString("field")).isEqualTo(name);
            assertThat(answer.json().getString("detail")).isEqualTo(detail);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"role=DEAN", "limit=0", "limit=x", "cursor=x"})
    void an_odd_question_is_refused(String query) {
        assertThat(asCoordinator.get("/api/people?" + query).status()).isIn(400, 404);
        assertThat(asCoordinator.get("/api/people?" + query).problem()).isNotEmpty();
    }

    @Test
    void people_are_for_coordinators() {
        for (var account : List.of(
                AccountFixture.student().create(), AccountFixture.tutor().create())) {
            var client = ExedraClient.of(account);

            assertThat(client.get("/api/people").status()).isEqualTo(403);
            assertThat(client.get("/api/people/" + account.id()).status()).isEqualTo(403);
            assertThat(client.post("/api/people", person("s", "STUDENT")).status())
                    .isEqualTo(403);
        }
        assertThat(ExedraClient.nobody().get("/api/people").status()).isEqualTo(401);
        assertThat(asCoordinator.get("/api/people/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }
}
