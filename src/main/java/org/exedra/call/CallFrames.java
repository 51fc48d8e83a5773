package org.exedra.call;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Writes what the server says on the call's socket. */
final class CallFrames {

    static final String PONG = frame("pong").build().toString();

    private CallFrames() {}

    static String welcome(CallConnection self, Collection<CallConnection> others, Instant now) {
        return frame("welcome")
                .add("peerId", self.peerId())
                .add("peers", peers(others))
                .add("endsAt", self.endsAt().toString())
                .add("serverTime", now.toString())
                .build()
                .toString();
    }

    static String room(Collection<CallConnection> others) {
        return frame("room").add("peers", peers(others)).build().toString();
    }

    static String room(Collection<CallConnection> others, String gonePeerId, boolean said) {
        return frame("room")
                .add("peers", peers(others))
                .add(
                        "gone",
                        Json.createObjectBuilder().add("peerId", gonePeerId).add("how", said ? "left" : "lost"))
                .build()
                .toString();
    }

    static String joined(Collection<CallConnection> joinedBefore, Instant startedAt) {
        return frame("joined")
                .add("peers", peers(joinedBefore))
                .add("startedAt", startedAt.toString())
                .build()
                .toString();
    }

    static String signal(String from, JsonObject data) {
        return frame("signal").add("from", from).add("data", data).build().toString();
    }

    static String chat(UUID from, CallMessage.Chat chat, Instant at, boolean delivered) {
        return frame("chat")
                .add("from", from.toString())
                .add("id", chat.id())
                .add("text", chat.text())
                .add("at", at.toString())
                .add("delivered", delivered)
                .build()
                .toString();
    }

    private static JsonObjectBuilder frame(String type) {
        return Json.createObjectBuilder().add("type", type);
    }

    private static JsonArray peers(Collection<CallConnection> connections) {
        var peers = Json.createArrayBuilder();
        connections.forEach(connection -> peers.add(Json.createObjectBuilder()
                .add("peerId", connection.peerId())
                .add("accountId", connection.accountId().toString())
                .add("state", connection.isJoined() ? "joined" : "lobby")
                .add(
                        "media",
                        Json.createObjectBuilder()
                                .add("microphone", connection.media().microphone())
                                .add("camera", connection.media().camera())
                                .add("screen", connection.media().screen()))));
        return peers.build();
    }
}
