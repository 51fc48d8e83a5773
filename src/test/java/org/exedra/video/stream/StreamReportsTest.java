package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.Settings;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.support.stream.WebhookDelivery;
import org.exedra.support.stream.WebhookEvents;
import org.exedra.video.CallReport;
import org.exedra.video.ReportDelivery;
import org.exedra.video.ReportRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReportsTest {

    private static final String KEY = "a-key";
    private static final String SECRET = "a secret that is long enough for HS256";
    private static final String CID = "tutoring:booking-1";
    private static final Instant JOINED = Instant.parse("2026-11-04T13:00:00.123Z");
    private static final Instant LEFT = JOINED.plusSeconds(60);

    private final UUID alma = UUID.randomUUID();
    private final StreamStandIn stream = new StreamStandIn(KEY, SECRET);
    private final StreamReports reports = new StreamReports(new Settings.Stream(
            KEY,
            SECRET,
            "tutoring",
            URI.create("https://stream.example.edu"),
            Settings.Stream.STANDARD_LOCATION_HINT_URL));

    private CallReport read(WebhookDelivery delivery) throws ReportRefused {
        return reports.read(new ReportDelivery(delivery::header, delivery.body()));
    }

    private WebhookDelivery delivery(JsonObject event) {
        return stream.webhooks().delivery(event).withId("w1");
    }

    private WebhookDelivery joining() {
        return delivery(WebhookEvents.joined(CID, alma, "tab", JOINED));
    }

    @Test
    void somebody_came_in() throws ReportRefused {
        assertThat(read(joining())).isInstanceOfSatisfying(CallReport.Joined.class, joined -> {
            assertThat(joined.id()).isEqualTo("w1");
            assertThat(joined.callId()).isEqualTo("booking-1");
            assertThat(joined.participantId()).isEqualTo(alma);
            assertThat(joined.at()).isEqualTo(JOINED);
        });
    }

    @Test
    void somebody_went_out_by_the_connection_they_came_in_by() throws ReportRefused {
        var joined = (CallReport.Joined) read(joining());
        var left = (CallReport.Left) read(delivery(WebhookEvents.left(CID, alma, "tab", JOINED, LEFT)));
        var otherTab = (CallReport.Left) read(delivery(WebhookEvents.left(CID, alma, "tab 2", JOINED, LEFT)));

        assertThat(left.at()).isEqualTo(LEFT);
        assertThat(left.connectionId()).isEqualTo(joined.connectionId()).isNotEqualTo(otherTab.connectionId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"call.session_ended", "call.ended"})
    void nobody_is_in_it_any_more(String type) throws ReportRefused {
        assertThat(read(delivery(WebhookEvents.of(type, CID, LEFT).build())))
                .isEqualTo(new CallReport.Emptied("w1", "booking-1", LEFT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"call.created", "call.session_started", "call.something.new", ""})
    void what_it_does_not_know_is_nothing(String type) throws ReportRefused {
        assertThat(read(delivery(WebhookEvents.of(type, CID, LEFT).build()))).isEqualTo(new CallReport.Other("w1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default:booking-1", "tutoring", "tutoring2:booking-1", ""})
    void another_call_type_is_none_of_ours(String cid) throws ReportRefused {
        assertThat(read(delivery(WebhookEvents.joined(cid, alma, "tab", JOINED))))
                .isEqualTo(new CallReport.Other("w1"));
    }

    @Test
    void an_event_that_is_of_no_call_is_nothing() throws ReportRefused {
        assertThat(read(delivery(
                        Json.createObjectBuilder().add("type", "user.banned").build())))
                .isEqualTo(new CallReport.Other("w1"));
    }

    @Test
    void a_user_who_is_none_of_ours_is_nothing() throws ReportRefused {
        var event = Json.createObjectBuilder(WebhookEvents.joined(CID, alma, "tab", JOINED))
                .add(
                        "participant",
                        Json.createObjectBuilder()
                                .add("user", Json.createObjectBuilder().add("id", "recorder"))
                                .add("user_session_id", "tab"))
                .build();

        assertThat(read(delivery(event))).isEqualTo(new CallReport.Other("w1"));
    }

    @Test
    void the_signature_must_be_of_this_body_and_by_our_secret() {
        for (var forged : new WebhookDelivery[] {
            joining().signedWith("another secret"),
            joining().withSignature(null),
            joining().withSignature(""),
            joining().withSignature("0".repeat(64)),
            joining()
                    .withBody(WebhookEvents.joined(CID, UUID.randomUUID(), "tab", JOINED)
                            .toString())
        }) {
            assertThatThrownBy(() -> read(forged))
                    .isInstanceOf(ReportRefused.class)
                    .hasMessageContaining("signature");
        }
    }

    @Test
    void the_key_must_be_ours() {
        for (String key : new String[] {null, "", "another-key"}) {
            assertThatThrownBy(() -> read(joining().withKey(key)))
                    .isInstanceOf(ReportRefused.class)
                    .hasMessageContaining("key");
        }
    }

    @Test
    void a_delivery_has_an_id_of_bearable_length() throws ReportRefused {
        assertThat(read(joining().withId("x".repeat(128))).id()).hasSize(128);
        for (String id : new String[] {null, " ", "x".repeat(129)}) {
            assertThatThrownBy(() -> read(joining().withId(id))).isInstanceOf(Invalid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"call.ended\",\"call_cid\":\"tutoring:booking-1\"}",
                "{\"type\":\"call.ended\",\"call_cid\":\"tutoring:booking-1\",\"created_at\":\"yesterday\"}",
                "{\"type\":\"call.ended\",\"call_cid\":\"tutoring:booking-1\",\"created_at\":7}",
                "{\"type\":\"call.session_participant_joined\",\"call_cid\":\"tutoring:booking-1\","
                        + "\"created_at\":\"2026-11-04T13:00:00Z\"}",
                "{\"type\":\"call.session_participant_joined\",\"call_cid\":\"tutoring:booking-1\","
                        + "\"created_at\":\"2026-11-04T13:00:00Z\",\"participant\":{\"user\":\"alma\"}}"
            })
    void what_stream_would_not_say_is_malformed_and_no_failure(String body) {
        assertThatThrownBy(() -> read(stream.webhooks().delivery(body))).isInstanceOf(Invalid.class);
    }
}
