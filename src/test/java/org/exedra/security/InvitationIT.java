package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person who was added by a university's system comes to sign in. */
class InvitationIT extends OnServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "an alcove for two, please";

    private final ExedraClient asCoordinator =
            ExedraClient.of(AccountFixture.coordinator().create());
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient nobody = ExedraClient.nobody();

    InvitationIT() {
        withoutPassword(student);
    }

    private static TestAccount withoutPassword(TestAccount account) {
        Sql.execute("update account set password_hash = null, locale = 'es' where id = ?", account.id());
        return account;
    }

    private Answer invite() {
        return asCoordinator.post("/api/people/" + student.id() + "/invitation");
    }

    private String link() {
        return link(invite());
    }

    private static String link(Answer invited) {
        return invited.json().getString("url").replaceAll("^https?://[^/]*", "");
    }

    private Answer choose(String link, String password) {
        var fields = ExedraClient.fields(nobody.get(link).body(), "invitation");
        return choose(link, fields, password);
    }

    private int signIn(String password) {
        return ExedraClient.nobody()
                .signIn("/en/login", student.email(), password)
                .status();
    }

    @Test
    void the_invited_choose_a_password_and_sign_in_with_it() {
        var invited = invite();
        assertThat(invited.status()).isEqualTo(200);
        assertThat(Instant.parse(invited.json().getString("expiresAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
        String link = link(invited);
        assertThat(link).startsWith("/es/invitation?code=");
        assertThat(nobody.get(link).body()).contains(student.email());

        var chosen = choose(link, PASSWORD);

        assertThat(chosen.status()).isEqualTo(302);
        assertThat(chosen.location()).endsWith("/es/login?done=password");
        assertThat(signIn(PASSWORD)).isEqualTo(302);
        assertThat(nobody.get(link).body()).doesNotContain(student.email()).contains("Este enlace ya no sirve");
        assertThat(nobody.submit(link, Map.of("password", "another password altogether"))
                        .status())
                .isEqualTo(200);
        assertThat(signIn("another password altogether")).isEqualTo(200);
    }

    @Test
    void on_a_shared_machine_the_invited_do_not_land_in_the_account_of_who_was_there_before() {
        var browser = ExedraClient.of(AccountFixture.student().create());
        String link = link();
        var fields = ExedraClient.fields(browser.get(link).body(), "invitation");
        fields.put("password", PASSWORD);

        var chosen = browser.submit(link, fields);

        assertThat(browser.get("/es/login?done=password").body()).contains("Tu contraseña", "id=\"login\"");
        assertThat(browser.get("/api/bookings").status()).isEqualTo(401);
        assertThat(chosen.location()).endsWith("/es/login?done=password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven char", ""})
    void a_poor_password_is_told_and_the_link_stays_good(String password) {
        String link = link();

        var answer = choose(link, password);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("12 a 128 caracteres");
        assertThat(choose(link, PASSWORD).status()).isEqualTo(302);
    }

    @Test
    void a_newer_link_ends_the_older_and_time_ends_both() {
        String older = link();
        String newer = link();

        assertThat(nobody.get(older).body()).doesNotContain(student.email());
        assertThat(nobody.get(newer).body()).contains(student.email());
        Sql.execute(
                "update invitation set expires_at = ? where account_id = ?",
                Instant.now().minusSeconds(1),
                student.id());
        assertThat(nobody.get(newer).body()).doesNotContain(student.email());
    }

    @Test
    void of_links_made_at_the_same_time_one_is_good() {
        for (int i = 0; i < 5; i++) {
            var invited = withoutPassword(AccountFixture.student().create());

            var answers = IntStream.range(0, 4).mapToObj(n -> inviteLater(invited)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers.stream()
                            .filter(answer -> nobody.get(link(answer)).body().contains(invited.email())))
                    .hasSize(1);
        }
    }

    @Test
    void none_is_made_for_somebody_who_chooses_a_password_at_that_moment() throws SQLException {
        Answer invited;
        try (var choosing = TestDatabase.get().connect();
                var change = choosing.prepareStatement("update account set password_hash = 'any' where id = ?")) {
            choosing.setAutoCommit(false);
            change.setObject(1, student.id());
            change.executeUpdate();
            var inviting = inviteLater(student);
            Await.until(PATIENCE, () -> inviting.isDone() || TestDatabase.get().isSomebodyWaiting());
            choosing.commit();
            invited = inviting.join();
        }

        assertThat(invited.problem()).isEqualTo("has-password");
        assertThat(Sql.number("select count(*) from invitation where account_id = ?", student.id()))
                .isZero();
    }

    @Test
    void a_link_is_used_only_once_also_at_the_same_time() {
        String link = link();
        var fields = ExedraClient.fields(nobody.get(link).body(), "invitation");
        var passwords = List.of(PASSWORD, "another password altogether");

        var answers = passwords.stream()
                .map(password -> CompletableFuture.supplyAsync(() -> choose(link, fields, password)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(302, 200);
        assertThat(answers.stream().filter(answer -> answer.status() == 200))
                .allSatisfy(answer -> assertThat(answer.body()).contains("Este enlace ya no sirve"));
        assertThat(passwords).extracting(this::signIn).containsExactlyInAnyOrder(302, 200);
    }

    private static Answer choose(String link, Map<String, String> fields, String password) {
        var filled = new LinkedHashMap<>(fields);
        filled.put("password", password);
        return ExedraClient.nobody().submit(link, filled);
    }

    private CompletableFuture<Answer> inviteLater(TestAccount person) {
        return asCoordinator.sendLater(asCoordinator
                .request("/api/people/" + person.id() + "/invitation")
                .header("X-Requested-With", "exedra")
                .POST(BodyPublishers.noBody()));
    }

    @Test
    void a_machine_client_does_not_become_a_coordinator() {
        var colleague = AccountFixture.coordinator().create();
        Sql.execute("update account set password_hash = null where id = ?", colleague.id());
        String invitation = "/api/people/" + colleague.id() + "/invitation";
        var asMachine = ExedraClient.of(
                MachineClientFixture.with(Scope.PEOPLE_READ, Scope.PEOPLE_WRITE).create());

        assertThat(asMachine.post(invitation).status()).isEqualTo(403);
        assertThat(asMachine.post("/api/people/" + student.id() + "/invitation").status())
                .isEqualTo(200);
        assertThat(asCoordinator.post(invitation).status()).isEqualTo(200);
    }

    @Test
    void a_link_from_before_somebody_became_a_coordinator_is_good_no_more() {
        var asMachine = ExedraClient.machine(Scope.PEOPLE_READ, Scope.PEOPLE_WRITE);
        String address = "/api/people/" + student.id();
        String link = link(asMachine.post(address + "/invitation"));
        var person = asCoordinator.get(address);
        var promoted = Json.createObjectBuilder(person.json())
                .add("roles", Json.createArrayBuilder().add("STUDENT").add("COORDINATOR"))
                .build();

        assertThat(asCoordinator
                        .put(address, promoted, "If-Match", person.header("ETag"))
                        .status())
                .isEqualTo(200);

        assertThat(nobody.get(link).body()).doesNotContain(student.email());
        assertThat(link(invite())).isNotEqualTo(link);
    }

    @Test
    void nobody_takes_the_account_of_somebody_who_has_a_password() {
        var another = AccountFixture.tutor().create();

        assertThat(asCoordinator
                        .post("/api/people/" + another.id() + "/invitation")
                        .problem())
                .isEqualTo("has-password");
        assertThat(asCoordinator
                        .post("/api/people/" + UUID.randomUUID() + "/invitation")
                        .status())
                .isEqualTo(404);
        assertThat(ExedraClient.of(another)
                        .post("/api/people/" + student.id() + "/invitation")
                        .status())
                .isEqualTo(403);
    }
}
