package org.exedra.video.stream;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.video.CallMember;
import org.exedra.video.CallRequest;
import org.exedra.video.CallRole;

/** Has Stream know our call type, our people and our calls. Everything here may be repeated and changes nothing twice. */
class StreamCalls {

    /** What a participant is in a call; the one role that may join. */
    static final String MEMBER_ROLE = "call_member";

    private static final String USER_ROLE = "user";
    private static final int NOT_FOUND = 404;

    /**
     * What members may do in a call (https://getstream.io/video/docs/api/call_types/permissions/). Recording and the like are
     * not among it.
     */
    private static final List<String> MEMBER_MAY =
            List.of("join-call", "read-call", "screenshare", "send-audio", "send-video");

    /** Who may do nothing: whoever has our public key can become a guest. */
    private static final List<String> OUTSIDERS = List.of(USER_ROLE, "guest", "anonymous");

    private final StreamApi api;
    private final String callType;

    StreamCalls(StreamApi api, String callType) {
        this.api = api;
        this.callType = callType;
    }

    String cid(String callId) {
        return callType + ":" + callId;
    }

    /** Sets up the call type: only a call's members may join it, and only this server creates and ends calls. */
    void setUpCallType() {
        JsonObject known;
        try {
            known = api.get("/api/v2/video/calltypes/" + callType);
        } catch (StreamApi.Refused refused) {
            if (refused.status() != NOT_FOUND) {
                throw refused;
            }
            api.post(
                    "/api/v2/video/calltypes",
                    Json.createObjectBuilder(grants()).add("name", callType).build());
            return;
        }
        if (!grantsOf(known).equals(grantsOf(grants()))) {
            api.put("/api/v2/video/calltypes/" + callType, grants());
        }
    }

    private static JsonObject grants() {
        var grants = Json.createObjectBuilder().add(MEMBER_ROLE, Json.createArrayBuilder(MEMBER_MAY));
        OUTSIDERS.forEach(role -> grants.add(role, JsonValue.EMPTY_JSON_ARRAY));
        return Json.createObjectBuilder().add("grants", grants).build();
    }

    /** Of the roles that matter; Stream has others of its own, which nobody gets without our server. */
    private static Map<String, Set<String>> grantsOf(JsonObject callType) {
        var grants = Optional.ofNullable(callType.getJsonObject("grants")).orElse(JsonValue.EMPTY_JSON_OBJECT);
        return Stream.concat(Stream.of(MEMBER_ROLE), OUTSIDERS.stream())
                .collect(Collectors.toMap(Function.identity(), role -> grantsOf(grants, role)));
    }

    private static Set<String> grantsOf(JsonObject grants, String role) {
        JsonArray may = Optional.ofNullable(grants.getJsonArray(role)).orElse(JsonValue.EMPTY_JSON_ARRAY);
        return may.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }

    /** Makes sure that the call's members exist, and that the call exists with exactly these members. */
    void ensure(CallRequest request) {
        upsert(request.members());
        var answer = api.post(
                path(request.callId()),
                Json.createObjectBuilder()
                        .add(
                                "data",
                                Json.createObjectBuilder()
                                        .add("created_by_id", tutor(request.members()))
                                        .add("members", members(request.members()))
                                        .add("starts_at", request.startsAt().toString()))
                        .build());
        var wanted =
                request.members().stream().map(member -> member.id().toString()).collect(Collectors.toSet());
        var present = new HashSet<String>();
        var strangers = new HashSet<String>();
        for (JsonObject member : answer.getJsonArray("members").getValuesAs(JsonObject.class)) {
            String id = member.getString("user_id");
            boolean good = wanted.contains(id) && MEMBER_ROLE.equals(member.getString("role", null));
            if (good) {
                present.add(id);
            } else if (!wanted.contains(id)) {
                strangers.add(id);
            }
        }
        if (!strangers.isEmpty() || !present.equals(wanted)) {
            api.post(
                    path(request.callId()) + "/members",
                    Json.createObjectBuilder()
                            .add("update_members", members(request.members()))
                            .add("remove_members", Json.createArrayBuilder(strangers))
                            .build());
        }
    }

    private void upsert(Collection<CallMember> members) {
        JsonObjectBuilder users = Json.createObjectBuilder();
        for (CallMember member : members) {
            users.add(
                    member.id().toString(),
                    Json.createObjectBuilder()
                            .add("id", member.id().toString())
                            .add("name", member.name())
                            .add("role", USER_ROLE));
        }
        api.post("/api/v2/users", Json.createObjectBuilder().add("users", users).build());
    }

    private static String tutor(Collection<CallMember> members) {
        return members.stream()
                .filter(member -> member.role() == CallRole.TUTOR)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private static JsonArrayBuilder members(Collection<CallMember> members) {
        var array = Json.createArrayBuilder();
        members.forEach(member -> array.add(Json.createObjectBuilder()
                .add("user_id", member.id().toString())
                .add("role", MEMBER_ROLE)));
        return array;
    }

    /** Ends the call for whoever is in it, and takes its members out, so that no token opens it again. */
    void close(String callId, Collection<UUID> members) {
        try {
            api.post(path(callId) + "/mark_ended", JsonValue.EMPTY_JSON_OBJECT);
            api.post(
                    path(callId) + "/members",
                    Json.createObjectBuilder()
                            .add(
                                    "remove_members",
                                    Json.createArrayBuilder(
                                            members.stream().map(UUID::toString).toList()))
                            .build());
        } catch (StreamApi.Refused refused) {
            // A call that Stream never got to know needs no closing.
            if (refused.status() != NOT_FOUND) {
                throw refused;
            }
        }
    }

    private String path(String callId) {
        return "/api/v2/video/call/" + callType + "/" + callId;
    }
}
