package org.exedra.support.stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The bodies of webhooks (https://getstream.io/video/docs/api/webhooks/events/). */
public final class WebhookEvents {

    private final CallJson json;

    WebhookEvents(CallJson json) {
        this.json = json;
    }

    JsonObject sessionStarted(StreamCall call) {
        return event("call.session_started", call).build();
    }

    JsonObject sessionEnded(StreamCall call, StreamCall.Session session) {
        return event("call.session_ended", call).add("session_id", session.id()).build();
    }

    JsonObject joined(StreamCall call, Participant participant) {
        return event("call.session_participant_joined", call)
                .add("participant", json.participant(participant))
                .build();
    }

    JsonObject left(StreamCall call, Participant participant) {
        return event("call.session_participant_left", call)
                .add("participant", json.participant(participant))
                .add(
                        "duration_seconds",
                        Duration.between(participant.joinedAt(), Instant.now()).toSeconds())
                .build();
    }

    JsonObject ended(StreamCall call) {
        return event("call.ended", call)
                .add("user", json.user(call.createdBy()))
                .build();
    }

    private JsonObjectBuilder event(String type, StreamCall call) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("created_at", StreamRealm.now().toString())
                .add("call_cid", call.cid())
                .add("session_id", call.session().map(StreamCall.Session::id).orElse(""))
                .add("call", json.call(call));
    }

    // For tests that tell what did not happen here

    /** Somebody came in then, with this tab. */
    public static JsonObject joined(String cid, UUID userId, String tab, Instant at) {
        return of("call.session_participant_joined", cid, at)
                .add("participant", participant(userId, tab).add("joined_at", at.toString()))
                .build();
    }

    /** Somebody went out then, with this tab, after having come in. */
    public static JsonObject left(String cid, UUID userId, String tab, Instant joinedAt, Instant at) {
        return of("call.session_participant_left", cid, at)
                .add("participant", participant(userId, tab).add("joined_at", joinedAt.toString()))
                .add("duration_seconds", Duration.between(joinedAt, at).toSeconds())
                .build();
    }

    public static JsonObject sessionEnded(String cid, Instant at) {
        return of("call.session_ended", cid, at).build();
    }

    /** An event of a call with what every event has. */
    public static JsonObjectBuilder of(String type, String cid, Instant at) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("created_at", at.toString())
                .add("call_cid", cid)
                .add(
                        "session_id",
                        UUID.nameUUIDFromBytes(cid.getBytes(StandardCharsets.UTF_8))
                                .toString());
    }

    private static JsonObjectBuilder participant(UUID userId, String tab) {
        return Json.createObjectBuilder()
                .add(
                        "user",
                        Json.createObjectBuilder().add("id", userId.toString()).add("role", "user"))
                .add("user_session_id", tab)
                .add("role", "call_member");
    }
}
