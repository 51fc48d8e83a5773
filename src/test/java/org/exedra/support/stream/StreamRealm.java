package org.exedra.support.stream;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What one of Stream's apps knows: its users, call types and calls. */
public final class StreamRealm {

    /** What somebody is who is no member of a call. */
    private static final String NO_MEMBER = "user";

    private final Map<String, JsonObject> users = new ConcurrentHashMap<>();
    private final Map<String, CallType> callTypes = new ConcurrentHashMap<>();
    private final Map<String, StreamCall> calls = new ConcurrentHashMap<>();

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    // Users

    void upsert(JsonObject user) {
        users.put(user.getString("id"), user);
    }

    public Optional<JsonObject> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    void requireUsers(Collection<String> ids) {
        var unknown = ids.stream().filter(id -> !users.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw StreamError.input("The following users are involved in the operation, but don't exist: " + unknown);
        }
    }

    // Call types

    public Optional<CallType> callType(String name) {
        return Optional.ofNullable(callTypes.get(name));
    }

    CallType requireCallType(String name) {
        return callType(name).orElseThrow(() -> StreamError.notFound("the call type " + name));
    }

    void add(CallType type) {
        if (callTypes.putIfAbsent(type.name(), type) != null) {
            throw StreamError.input("the call type " + type.name() + " exists already");
        }
    }

    /** For tests: as if somebody had set it up in Stream's dashboard. */
    public void put(CallType type) {
        callTypes.put(type.name(), type);
    }

    // Calls

    public Optional<StreamCall> call(String cid) {
        return Optional.ofNullable(calls.get(cid));
    }

    StreamCall requireCall(String type, String id) {
        requireCallType(type);
        return call(type + ":" + id).orElseThrow(() -> StreamError.notFound("the call " + type + ":" + id));
    }

    /** Returns whether it is new. */
    boolean add(StreamCall call) {
        return calls.putIfAbsent(call.cid(), call) == null;
    }

    /** For tests: as if it never was. */
    public void forget(StreamCall call) {
        calls.remove(call.cid());
    }

    List<StreamCall> callsOf(String userId) {
        return calls.values().stream()
                .filter(call -> call.members().containsKey(userId))
                .toList();
    }

    // Who may what

    String role(StreamCall call, String userId) {
        return call.members().getOrDefault(userId, NO_MEMBER);
    }

    List<String> capabilities(StreamCall call, String userId) {
        return requireCallType(call.type()).capabilities(role(call, userId));
    }

    void require(StreamCall call, String userId, String capability) {
        if (!requireCallType(call.type()).lets(role(call, userId), capability)) {
            throw StreamError.notAllowed(
                    "User '" + userId + "' with role '" + role(call, userId) + "' is not allowed to " + capability);
        }
    }
}
