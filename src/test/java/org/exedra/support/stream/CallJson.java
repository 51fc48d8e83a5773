package org.exedra.support.stream;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** How Stream's API writes users, calls and who is in them. */
final class CallJson {

    /** What its browser SDK reads of a call's settings, as of the call type "default". */
    static final JsonObject SETTINGS = Json.createObjectBuilder()
            .add(
                    "audio",
                    Json.createObjectBuilder()
                            .add("access_request_enabled", false)
                            .add("opus_dtx_enabled", true)
                            .add("redundant_coding_enabled", true)
                            .add("mic_default_on", true)
                            .add("speaker_default_on", true)
                            .add("default_device", "speaker")
                            .add(
                                    "noise_cancellation",
                                    Json.createObjectBuilder().add("mode", "disabled")))
            .add(
                    "video",
                    Json.createObjectBuilder()
                            .add("enabled", true)
                            .add("access_request_enabled", false)
                            .add("camera_default_on", true)
                            .add("camera_facing", "front")
                            .add(
                                    "target_resolution",
                                    Json.createObjectBuilder()
                                            .add("width", 1280)
                                            .add("height", 720)
                                            .add("bitrate", 1_500_000)))
            .add(
                    "screensharing",
                    Json.createObjectBuilder().add("enabled", true).add("access_request_enabled", false))
            .add("backstage", Json.createObjectBuilder().add("enabled", false))
            .add("limits", Json.createObjectBuilder())
            .add("thumbnails", Json.createObjectBuilder().add("enabled", false))
            .build();

    private final StreamRealm realm;

    CallJson(StreamRealm realm) {
        this.realm = realm;
    }

    JsonObject user(String id) {
        var known = realm.user(id);
        return Json.createObjectBuilder()
                .add("id", id)
                .add("name", known.map(user -> user.getString("name", "")).orElse(""))
                .add("role", known.map(user -> user.getString("role", "user")).orElse("user"))
                .add("language", "")
                .add("teams", Json.createArrayBuilder())
                .add("blocked_user_ids", Json.createArrayBuilder())
                .add("custom", Json.createObjectBuilder())
                .add("created_at", Instant.EPOCH.toString())
                .add("updated_at", Instant.EPOCH.toString())
                .build();
    }

    /** Somebody who has connected. */
    JsonObject ownUser(String id) {
        return Json.createObjectBuilder(user(id))
                .add("devices", Json.createArrayBuilder())
                .build();
    }

    JsonObject call(StreamCall call) {
        var json = Json.createObjectBuilder()
                .add("type", call.type())
                .add("id", call.id())
                .add("cid", call.cid())
                .add("created_by", user(call.createdBy()))
                .add("created_at", call.createdAt().toString())
                .add("updated_at", call.createdAt().toString())
                .add(
                        "current_session_id",
                        call.session().map(StreamCall.Session::id).orElse(""))
                .add("backstage", false)
                .add("captioning", false)
                .add("recording", false)
                .add("transcribing", false)
                .add("translating", false)
                .add("blocked_user_ids", Json.createArrayBuilder())
                .add("custom", Json.createObjectBuilder())
                .add("settings", SETTINGS)
                .add(
                        "egress",
                        Json.createObjectBuilder().add("broadcasting", false).add("rtmps", Json.createArrayBuilder()))
                .add(
                        "ingress",
                        Json.createObjectBuilder()
                                .add("rtmp", Json.createObjectBuilder().add("address", ""))
                                .add("srt", Json.createObjectBuilder().add("address", ""))
                                .add("whip", Json.createObjectBuilder().add("address", "")));
        call.startsAt().ifPresent(at -> json.add("starts_at", at.toString()));
        call.endedAt().ifPresent(at -> json.add("ended_at", at.toString()));
        call.session().ifPresent(session -> json.add("session", session(call, session)));
        return json.build();
    }

    private JsonObjectBuilder session(StreamCall call, StreamCall.Session session) {
        var participants = Json.createArrayBuilder();
        call.participants().forEach(participant -> participants.add(participant(participant)));
        return Json.createObjectBuilder()
                .add("id", session.id())
                .add("started_at", session.startedAt().toString())
                .add("participants", participants)
                .add("participants_count_by_role", Json.createObjectBuilder())
                .add("anonymous_participant_count", 0)
                .add("accepted_by", Json.createObjectBuilder())
                .add("rejected_by", Json.createObjectBuilder())
                .add("missed_by", Json.createObjectBuilder());
    }

    JsonArrayBuilder members(StreamCall call) {
        var members = Json.createArrayBuilder();
        call.members()
                .forEach((id, role) -> members.add(Json.createObjectBuilder()
                        .add("user_id", id)
                        .add("user", user(id))
                        .add("role", role)
                        .add("custom", Json.createObjectBuilder())
                        .add("created_at", call.createdAt().toString())
                        .add("updated_at", call.createdAt().toString())));
        return members;
    }

    /** As in a call's session and in webhooks. */
    JsonObject participant(Participant participant) {
        return Json.createObjectBuilder()
                .add("user", user(participant.userId()))
                .add("user_session_id", participant.sessionId())
                .add("role", participant.role())
                .add("joined_at", participant.joinedAt().toString())
                .build();
    }
}
