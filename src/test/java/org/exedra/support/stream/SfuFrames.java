package org.exedra.support.stream;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What an SFU says, in protobuf's JSON form, which its clients read too. */
final class SfuFrames {

    private static final JsonArray PUBLISH_OPTIONS = Json.createArrayBuilder()
            .add(publishing(1, "AUDIO", "opus", 48_000, 32_000))
            .add(publishing(2, "VIDEO", "vp8", 90_000, 600_000))
            .add(publishing(3, "SCREEN_SHARE", "vp8", 90_000, 600_000))
            .build();

    private final CallJson json;

    SfuFrames(CallJson json) {
        this.json = json;
    }

    /** @param patience how long a broken socket may take to come back as the same one */
    JsonObject joined(StreamCall call, boolean again, long patienceSeconds) {
        var participants = Json.createArrayBuilder();
        call.participants().forEach(participant -> participants.add(participant(participant)));
        var state = Json.createObjectBuilder()
                .add("participants", participants)
                .add("startedAt", call.createdAt().toString())
                .add("participantCount", count(call));
        return frame(
                "joinResponse",
                Json.createObjectBuilder()
                        .add("callState", state)
                        .add("reconnected", again)
                        .add("fastReconnectDeadlineSeconds", patienceSeconds)
                        .add("publishOptions", PUBLISH_OPTIONS));
    }

    private static JsonObjectBuilder publishing(int id, String track, String codec, int clockRate, int bitrate) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("trackType", "TRACK_TYPE_" + track)
                .add("codec", Json.createObjectBuilder().add("name", codec).add("clockRate", clockRate))
                .add("bitrate", bitrate)
                .add("fps", 10)
                .add("maxSpatialLayers", 1)
                .add("maxTemporalLayers", 1)
                .add(
                        "videoDimension",
                        Json.createObjectBuilder().add("width", 640).add("height", 480));
    }

    JsonObject healthCheck(StreamCall call) {
        return frame("healthCheckResponse", Json.createObjectBuilder().add("participantCount", count(call)));
    }

    JsonObject participantJoined(StreamCall call, Participant participant) {
        return frame("participantJoined", about(call, participant));
    }

    JsonObject participantLeft(StreamCall call, Participant participant) {
        return frame("participantLeft", about(call, participant));
    }

    JsonObject track(Participant participant, String track, boolean on) {
        return frame(
                on ? "trackPublished" : "trackUnpublished",
                Json.createObjectBuilder()
                        .add("userId", participant.userId())
                        .add("sessionId", participant.sessionId())
                        .add("type", track)
                        .add("participant", participant(participant)));
    }

    JsonObject callEnded(String reason) {
        return frame("callEnded", Json.createObjectBuilder().add("reason", "CALL_ENDED_REASON_" + reason));
    }

    JsonObject goAway() {
        return frame("goAway", Json.createObjectBuilder().add("reason", "GO_AWAY_REASON_REBALANCE"));
    }

    JsonObject error(String code, String message, String strategy) {
        return frame(
                "error",
                Json.createObjectBuilder()
                        .add(
                                "error",
                                Json.createObjectBuilder()
                                        .add("code", "ERROR_CODE_" + code)
                                        .add("message", message)
                                        .add("shouldRetry", false))
                        .add("reconnectStrategy", "WEBSOCKET_RECONNECT_STRATEGY_" + strategy));
    }

    private static JsonObject frame(String kind, JsonObjectBuilder payload) {
        return Json.createObjectBuilder().add(kind, payload).build();
    }

    private static JsonObjectBuilder count(StreamCall call) {
        return Json.createObjectBuilder()
                .add("total", call.participants().size())
                .add("anonymous", 0);
    }

    private JsonObjectBuilder about(StreamCall call, Participant participant) {
        return Json.createObjectBuilder().add("callCid", call.cid()).add("participant", participant(participant));
    }

    private JsonObjectBuilder participant(Participant participant) {
        return Json.createObjectBuilder()
                .add("userId", participant.userId())
                .add("sessionId", participant.sessionId())
                .add("publishedTracks", Json.createArrayBuilder(participant.sortedTracks()))
                .add("joinedAt", participant.joinedAt().toString())
                .add("trackLookupPrefix", participant.sessionId())
                .add("connectionQuality", "CONNECTION_QUALITY_EXCELLENT")
                .add("name", json.user(participant.userId()).getString("name"))
                .add("roles", Json.createArrayBuilder().add(participant.role()));
    }
}
