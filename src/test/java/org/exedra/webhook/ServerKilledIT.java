package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.ExedraServer;
import org.exedra.support.TestDatabase;
import org.exedra.support.WebhookStandIn;
import org.junit.jupiter.api.Test;

/** A server that is killed after something happened and before it was told. Its own database: no other server helps it. */
class ServerKilledIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAGE = "/en/coordinator/webhooks";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]+=*");

    private final Map<String, String> database = TestDatabase.get().newDatabase("killed");

    @Test
    void what_was_confirmed_before_the_end_is_told_after_the_next_start() throws Exception {
        var settings = new HashMap<String, String>(database);
        settings.put("EXEDRA_DEMO", "true");
        try (var server = new ExedraServer("killed", settings).start();
                var hook = WebhookStandIn.get().hook()) {
            String secret = secretOfNewReceiver(ExedraClient.ofDemo(server, "coordinator@example.edu"), hook.url());
            hook.hangs();

            var tutor = ExedraClient.ofDemo(server, "tutor@example.edu");
            var booking = UUID.fromString(tutor.get("/api/bookings?status=REQUESTED")
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id"));
            assertThat(tutor.post("/api/bookings/" + booking + "/confirm").status())
                    .isEqualTo(200);
            var unanswered = Await.value(PATIENCE, () -> hook.about(booking), heard -> !heard.isEmpty());
            server.kill();
            hook.comesBack();
            claimsAreOver();
            server.start();

            var heard = Await.value(PATIENCE, () -> hook.about(booking), all -> all.size() > unanswered.size());
            var again = heard.get(heard.size() - 1);
            assertThat(again.type()).isEqualTo("booking.confirmed");
            assertThat(again.header("webhook-id")).isEqualTo(unanswered.get(0).header("webhook-id"));
            new Webhook(secret).verify(again.body(), again.headers());
        }
    }

    private static String secretOfNewReceiver(ExedraClient coordinator, String url) {
        var fields = ExedraClient.fields(coordinator.get(PAGE).body(), "add-webhook");
        fields.remove("type");
        fields.put("url", url);
        var added = coordinator.submit(PAGE, fields);
        var secret = SECRET.matcher(coordinator
                .get(added.location().replaceFirst("https?://[^/]+", ""))
                .body());
        assertThat(secret.find()).as("a secret in the page").isTrue();
        return secret.group();
    }

    /** Time goes by: the killed server's claim on what it was sending runs out. */
    private void claimsAreOver() throws SQLException {
        try (var connection = TestDatabase.connectTo(database)) {
            int claimed = connection
                    .createStatement()
                    .executeUpdate("update webhook_delivery set claimed_until = now() where state = 'PENDING'");
            assertThat(claimed).as("messages that were being sent").isEqualTo(1);
        }
    }
}
