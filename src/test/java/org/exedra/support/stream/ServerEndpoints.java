package org.exedra.support.stream;

import io.undertow.server.RoutingHandler;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exedra.support.stream.RestHandler.Endpoint;

/** What an app's server may ask (https://getstream.io/video/docs/api/). */
final class ServerEndpoints {

    private static final String CALL = "/api/v2/video/call/{type}/{id}";

    private final StreamRealm realm;
    private final CallJson json;
    private final Entrance entrance;
    private final Sfu sfu;
    private final CallEnding ending;

    ServerEndpoints(StreamRealm realm, Entrance entrance, Sfu sfu, CallEnding ending) {
        this.realm = realm;
        this.json = new CallJson(realm);
        this.entrance = entrance;
        this.sfu = sfu;
        this.ending = ending;
    }

    void addTo(RoutingHandler routes, RequestLog log, Faults faults) {
        add(routes, log, faults, "GET", "/api/v2/video/calltypes/{name}", this::callType);
        add(routes, log, faults, "POST", "/api/v2/video/calltypes", this::createCallType);
        add(routes, log, faults, "PUT", "/api/v2/video/calltypes/{name}", this::updateCallType);
        add(routes, log, faults, "POST", "/api/v2/users", this::upsertUsers);
        add(routes, log, faults, "GET", CALL, this::call);
        add(routes, log, faults, "POST", CALL, this::getOrCreateCall);
        add(routes, log, faults, "POST", CALL + "/members", this::updateMembers);
        add(routes, log, faults, "POST", CALL + "/mark_ended", this::endCall);
        add(routes, log, faults, "POST", CALL + "/kick", this::kick);
    }

    private void add(
            RoutingHandler routes, RequestLog log, Faults faults, String method, String path, Endpoint endpoint) {
        routes.add(method, path, RestHandler.answering(log, faults, request -> {
            entrance.requireServer(request);
            return endpoint.answer(request);
        }));
    }

    // Call types

    private JsonObject callType(StreamRequest request) {
        return realm.requireCallType(request.parameter("name")).json();
    }

    private JsonObject createCallType(StreamRequest request) {
        var body = request.json();
        var type = CallType.of(body.getString("name"), body.getJsonObject("grants"), StreamRealm.now());
        realm.add(type);
        return type.json();
    }

    private JsonObject updateCallType(StreamRequest request) {
        var type = realm.requireCallType(request.parameter("name"))
                .granting(request.json().getJsonObject("grants"), StreamRealm.now());
        realm.put(type);
        return type.json();
    }

    // Users

    private JsonObject upsertUsers(StreamRequest request) {
        var users = request.json().getJsonObject("users");
        if (users == null || users.isEmpty()) {
            throw StreamError.input("users is missing");
        }
        var answer = Json.createObjectBuilder();
        users.forEach((id, user) -> {
            if (!id.equals(user.asJsonObject().getString("id", null))) {
                throw StreamError.input("the user " + id + " has another id");
            }
            realm.upsert(user.asJsonObject());
            answer.add(id, json.user(id));
        });
        return answering()
                .add("users", answer)
                .add("membership_deletion_task_id", "")
                .build();
    }

    // Calls

    private JsonObject call(StreamRequest request) {
        return answer(requiredCall(request)).build();
    }

    private JsonObject getOrCreateCall(StreamRequest request) {
        String type = request.parameter("type");
        String id = request.parameter("id");
        realm.requireCallType(type);
        var known = realm.call(type + ":" + id);
        if (known.isPresent()) {
            return answer(known.get()).add("created", false).build();
        }
        var call = newCall(type, id, object(request.json(), "data"));
        boolean created = realm.add(call);
        return answer(realm.requireCall(type, id)).add("created", created).build();
    }

    private StreamCall newCall(String type, String id, JsonObject data) {
        String createdBy = data.getString("created_by_id", "");
        if (createdBy.isEmpty()) {
            throw StreamError.input("created_by_id or created_by is required for server-side calls");
        }
        var members = members(data, "members");
        realm.requireUsers(List.of(createdBy));
        realm.requireUsers(members.keySet());
        var call = new StreamCall(type, id, createdBy, instant(data.getString("starts_at", null)));
        members.forEach(call::putMember);
        return call;
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw StreamError.input("starts_at is no time");
        }
    }

    private JsonObject updateMembers(StreamRequest request) {
        var call = requiredCall(request);
        var update = members(request.json(), "update_members");
        realm.requireUsers(update.keySet());
        update.forEach(call::putMember);
        for (String gone : strings(request.json(), "remove_members")) {
            call.removeMember(gone);
            sfu.kick(call, gone);
        }
        return answering().add("members", json.members(call)).build();
    }

    private JsonObject endCall(StreamRequest request) {
        ending.end(requiredCall(request));
        return answering().build();
    }

    private JsonObject kick(StreamRequest request) {
        sfu.kick(requiredCall(request), request.json().getString("user_id"));
        return answering().build();
    }

    private StreamCall requiredCall(StreamRequest request) {
        return realm.requireCall(request.parameter("type"), request.parameter("id"));
    }

    private JsonObjectBuilder answer(StreamCall call) {
        return answering()
                .add("call", json.call(call))
                .add("members", json.members(call))
                .add("own_capabilities", Json.createArrayBuilder());
    }

    private static JsonObjectBuilder answering() {
        return Json.createObjectBuilder().add("duration", "0.00ms");
    }

    private static JsonObject object(JsonObject json, String name) {
        var value = json.getJsonObject(name);
        return value == null ? JsonValue.EMPTY_JSON_OBJECT : value;
    }

    private static Map<String, String> members(JsonObject json, String name) {
        var members = new LinkedHashMap<String, String>();
        if (json.containsKey(name)) {
            json.getJsonArray(name)
                    .getValuesAs(JsonObject.class)
                    .forEach(member -> members.put(member.getString("user_id"), member.getString("role", "user")));
        }
        return members;
    }

    private static Collection<String> strings(JsonObject json, String name) {
        return json.containsKey(name)
                ? json.getJsonArray(name).getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }
}
