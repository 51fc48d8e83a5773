package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.WebhookFixture;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestDatabase;
import org.exedra.support.WebhookStandIn;
import org.exedra.support.WebhookStandIn.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What coordinators do with webhooks. */
class WebhooksPageIT extends OnServer {

    private static final String PAGE = "/en/coordinator/webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]+=*");

    private final ExedraClient coordinator =
            ExedraClient.of(AccountFixture.coordinator().create());
    private final WebhookStandIn.Hook hook = WebhookStandIn.get().hook();

    @AfterEach
    void leave() {
        hook.close();
        Sql.execute("delete from webhook_endpoint where url = ?", hook.url());
    }

    private Answer add(String url, String... types) {
        var fields = ExedraClient.fields(coordinator.get(PAGE).body(), "add-webhook");
        fields.remove("type");
        fields.put("url", url);
        if (types.length > 0) {
            fields.put("type", types[0]);
        }
        return coordinator.submit(PAGE, fields);
    }

    private Answer press(String form, String button, UUID id) {
        return press(PAGE, form, button, id);
    }

    private Answer press(String page, String form, String button, UUID id) {
        var fields = new LinkedHashMap<String, String>();
        ExedraClient.fields(coordinator.get(page).body(), form).forEach((name, value) -> {
            if (name.equals(form) || name.startsWith("jakarta.faces")) {
                fields.put(name, value);
            }
        });
        fields.put(button, id.toString());
        return coordinator.submit(page, fields);
    }

    private static UUID id(Answer added) {
        assertThat(added.status()).as(added.body()).isEqualTo(302);
        return UUID.fromString(added.location().replaceFirst(".*secret=", ""));
    }

    private static String secret(Answer page) {
        var secret = SECRET.matcher(page.body());
        assertThat(secret.find()).as("a secret in the page").isTrue();
        return secret.group();
    }

    private List<Received> heard(int count) {
        return Await.value(PATIENCE, hook::received, heard -> heard.size() >= count);
    }

    @Test
    void a_receiver_is_added_with_a_secret_that_verifies_a_test_message() throws Exception {
        var added = add(hook.url(), "CALL_ENDED");
        var id = id(added);
        var page = coordinator.get(added.location().replaceFirst("https?://[^/]+", ""));
        assertThat(page.body()).contains("Webhooks are sent there from now on.", hook.url(), "Is told: call.ended");
        assertThat(coordinator.get(PAGE).body()).doesNotContainPattern(SECRET);

        assertThat(press("endpoints", "test", id).location()).endsWith("?done=webhook-tested&failing=false");

        var heard = heard(1).get(0);
        new Webhook(secret(page)).verify(heard.body(), heard.headers());
        assertThat(heard.type()).isEqualTo("webhook.test");
        Await.until(PATIENCE, () -> row(heard).contains("Delivered"));
    }

    /** The row of the page's table for a message. */
    private String row(Received message) {
        String body = coordinator.get(PAGE).body();
        int at = body.indexOf(message.header("webhook-id"));
        assertThat(at).as("a row for " + message).isPositive();
        return body.substring(body.lastIndexOf("<tr", at), body.indexOf("</tr>", at));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://10.0.0.1/hook          | inside a private network | EXEDRA_WEBHOOK_ALLOWED_HOSTS",
                "https://localhost/hook         | inside a private network | EXEDRA_WEBHOOK_ALLOWED_HOSTS",
                "http://1.1.1.1/hook            | over https only          | begins with https",
                "https://me:word@1.1.1.1/hook   | user name and password   | signature",
                "timetable                      | an address such as       | https://",
            })
    void an_address_that_nothing_can_be_sent_to_is_refused_with_the_remedy(String url, String what, String remedy) {
        var answer = add(url, "CALL_ENDED");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(what, remedy, "value=\"" + url + "\"");
        assertThat(answer.body()).containsPattern("value=\"CALL_ENDED\"[^>]* checked");
        assertThat(Sql.number("select count(*) from webhook_endpoint where url = ?", url))
                .isZero();
    }

    @Test
    void what_has_failed_is_listed_with_the_reason_and_sent_again() {
        hook.answers(500);
        try (var endpoint = WebhookFixture.at(hook.url())) {
            var booking = BookingFixture.between(
                            AccountFixture.tutor().create(),
                            AccountFixture.student().create())
                    .create();
            ExedraClient.of(booking.tutor()).post("/api/bookings/" + booking.id() + "/confirm");
            var failed = heard(1).get(0);
            Await.until(PATIENCE, () -> row(failed).contains("It answered 500."));
            assertThat(row(failed))
                    .contains("Failing", "booking.confirmed", booking.id().toString(), "Attempt 1");
            assertThat(coordinator.get(PAGE + "?failing=true").body()).contains(failed.header("webhook-id"));
            hook.comesBack();

            var again = press(PAGE + "?failing=true", "endpoints", "send-all-again", endpoint.id());

            assertThat(again.location()).endsWith("?done=webhook-sent-again&failing=true");
            Await.until(PATIENCE, () -> row(failed).contains("Delivered"));
            assertThat(coordinator.get(PAGE + "?failing=true").body()).doesNotContain(failed.header("webhook-id"));
        }
    }

    /** The sender may write down what came of an attempt when a coordinator has had enough of waiting. */
    @Test
    void what_has_failed_is_sent_again_though_it_is_changed_at_that_moment() throws SQLException {
        hook.answers(500);
        try (var endpoint = WebhookFixture.at(hook.url());
                var sender = TestDatabase.get().connect()) {
            press("endpoints", "test", endpoint.id());
            press("endpoints", "test", endpoint.id());
            Await.until(PATIENCE, () -> failing(endpoint) == 2);
            endpoint.waitsForHours();
            hook.comesBack();
            sender.setAutoCommit(false);
            try (var change = sender.prepareStatement(
                    "update webhook_delivery set version = version + 1 where endpoint_id = ?")) {
                change.setObject(1, endpoint.id());
                assertThat(change.executeUpdate()).isEqualTo(2);
            }

            var again = CompletableFuture.supplyAsync(() -> press("endpoints", "send-all-again", endpoint.id()));
            Await.until(PATIENCE, TestDatabase.get()::isSomebodyWaiting);
            sender.commit();

            assertThat(again.join().location()).endsWith("?done=webhook-sent-again&failing=false");
            Await.until(PATIENCE, () -> failing(endpoint) == 0);
        }
    }

    /** Otherwise what came of it would be lost, and it would be sent twice at the same time. */
    @Test
    void what_is_being_sent_at_this_moment_is_not_sent_again() {
        try (var endpoint = WebhookFixture.at(hook.url())) {
            var until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
            var sending = endpoint.claimed(UUID.randomUUID(), "booking.changed", until);
            var over = endpoint.claimed(UUID.randomUUID(), "booking.changed", until);
            Sql.execute(
                    "update webhook_delivery set failure = 'TIMEOUT', attempts = 7, attempted_at = created_at where endpoint_id = ?",
                    endpoint.id());
            Sql.execute("update webhook_delivery set state = 'GIVEN_UP', claimed_until = null where id = ?", over);

            press("endpoints", "send-all-again", endpoint.id());
            press("deliveries", "send-again", sending);

            var heard = heard(1);
            Await.until(PATIENCE, () -> state(over).equals("DELIVERED 1"));
            assertThat(state(sending)).isEqualTo("PENDING 7");
            assertThat(heard).hasSize(1);
            assertThat(Sql.query(
                            row -> Sql.instant(row, "claimed_until"),
                            "select claimed_until from webhook_delivery where id = ?",
                            sending))
                    .containsExactly(until);
        }
    }

    private static String state(UUID delivery) {
        return Sql.query(
                        row -> row.getString(1) + " " + row.getInt(2),
                        "select state, attempts from webhook_delivery where id = ?",
                        delivery)
                .get(0);
    }

    private static long failing(WebhookFixture endpoint) {
        return Sql.number(
                "select count(*) from webhook_delivery where endpoint_id = ? and failure is not null", endpoint.id());
    }

    @Test
    void one_message_is_sent_again_though_it_was_taken() {
        try (var endpoint = WebhookFixture.at(hook.url())) {
            press("endpoints", "test", endpoint.id());
            var first = heard(1).get(0);
            Await.until(PATIENCE, () -> row(first).contains("Delivered"));
            var delivery = Sql.query(
                            row -> row.getObject(1, UUID.class),
                            "select id from webhook_delivery where endpoint_id = ?",
                            endpoint.id())
                    .get(0);

            press("deliveries", "send-again", delivery);

            assertThat(heard(2)).extracting(one -> one.header("webhook-id")).containsOnly(first.header("webhook-id"));
        }
    }

    @Test
    void a_new_secret_is_shown_and_both_sign_for_a_day() throws Exception {
        var id = id(add(hook.url(), "CALL_ENDED"));
        String before = secret(coordinator.get(PAGE + "?secret=" + id));

        var renewed = press("endpoints", "renew-secret", id);

        var page = coordinator.get(renewed.location().replaceFirst("https?://[^/]+", ""));
        assertThat(page.body()).contains("signed with the previous secret too");
        assertThat(secret(page)).isNotEqualTo(before);
        press("endpoints", "test", id);
        var heard = heard(1).get(0);
        new Webhook(before).verify(heard.body(), heard.headers());
        new Webhook(secret(page)).verify(heard.body(), heard.headers());
    }

    @Test
    void a_third_secret_is_there_only_when_the_first_is_over() {
        var id = id(add(hook.url(), "CALL_ENDED"));
        press("endpoints", "renew-secret", id);
        String second = secret(coordinator.get(PAGE + "?secret=" + id));
        assertThat(coordinator.get(PAGE).body()).doesNotContain(renewButton(id));

        var refused = press("endpoints", "renew-secret", id);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body()).contains("This receiver has a new secret already", "add it again");
        assertThat(secret(coordinator.get(PAGE + "?secret=" + id))).isEqualTo(second);
        Sql.execute(
                "update webhook_endpoint set previous_secret_until = ? where id = ?",
                Instant.now().minusSeconds(1),
                id);
        assertThat(coordinator.get(PAGE).body()).contains(renewButton(id));
        assertThat(press("endpoints", "renew-secret", id).status()).isEqualTo(302);
        assertThat(secret(coordinator.get(PAGE + "?secret=" + id))).isNotEqualTo(second);
    }

    private static String renewButton(UUID id) {
        return "name=\"renew-secret\" value=\"" + id + "\"";
    }

    @Test
    void a_receiver_is_switched_off_and_on_and_removed() {
        var id = id(add(hook.url(), "CALL_ENDED"));

        press("endpoints", "disable", id);
        assertThat(coordinator.get(PAGE).body()).contains("Switched off on");
        press("endpoints", "enable", id);
        assertThat(coordinator.get(PAGE).body()).doesNotContain("Switched off on");
        assertThat(press("endpoints", "remove", id).location()).endsWith("?done=webhook-removed&failing=false");

        assertThat(coordinator.get(PAGE).body()).doesNotContain(hook.url());
    }

    @Test
    void a_receiver_with_a_lost_secret_says_what_to_do() {
        try (var endpoint = WebhookFixture.withLostSecret(hook.url())) {
            press("endpoints", "test", endpoint.id());
            Await.until(PATIENCE, () -> "SECRET_LOST".equals(endpoint.disabledBecause()));
            assertThat(coordinator.get(PAGE + "?secret=" + endpoint.id()).body())
                    .contains("Make a new secret and give it to the receiver", "cannot be read; make a new one");

            press("endpoints", "renew-secret", endpoint.id());

            assertThat(heard(1)).hasSize(1);
            assertThat(endpoint.disabledBecause()).isNull();
        }
    }

    @Test
    void what_is_gone_is_told_so() {
        try (var endpoint = WebhookFixture.at(hook.url())) {
            assertThat(coordinator.get(PAGE).body()).contains(hook.url());

            var answer = press("endpoints", "disable", UUID.randomUUID());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("This no longer exists.");
            assertThat(endpoint.disabledBecause()).isNull();
        }
    }

    @Test
    void messages_have_pages() {
        try (var endpoint = WebhookFixture.at(hook.url())) {
            for (int i = 0; i < 21; i++) {
                endpoint.claimed(UUID.randomUUID(), "booking.changed", Instant.now());
            }
            heard(21);
            var first = coordinator.get(PAGE).body();
            var older = Pattern.compile("href=\"([^\"]*before=[^\"#]*)").matcher(first);
            assertThat(older.find()).isTrue();

            String address = older.group(1).replace("&amp;", "&");
            var second = coordinator.get(address);

            assertThat(second.status()).isEqualTo(200);
            assertThat(ids(first)).hasSize(20);
            assertThat(ids(second.body())).isNotEmpty().doesNotContainAnyElementsOf(ids(first));
            assertThat(press(address, "endpoints", "test", endpoint.id()).location())
                    .contains("?done=webhook-tested&failing=false&before=");
        }
    }

    private static List<String> ids(String body) {
        return Pattern.compile("msg_[0-9a-f]{32}")
                .matcher(body)
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void nobody_else_does_anything_here() {
        try (var endpoint = WebhookFixture.at(hook.url())) {
            var tutor = ExedraClient.of(AccountFixture.tutor().create());

            assertThat(tutor.submit(PAGE, Map.of("remove", endpoint.id().toString(), "endpoints", "endpoints"))
                            .status())
                    .isEqualTo(404);
            assertThat(endpoint.disabledBecause()).isNull();
        }
    }
}
