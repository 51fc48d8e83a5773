package org.exedra.support.stream;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/** The socket by which users' browsers are connected to the API. Its first message says who they are. */
final class Coordinator {

    private final Entrance entrance;
    private final CallJson json;
    private final Faults faults;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> connects = new ConcurrentHashMap<>();

    private record Connection(String id, String userId, WebSocketChannel channel) {}

    Coordinator(Entrance entrance, CallJson json, Faults faults) {
        this.entrance = entrance;
        this.json = json;
        this.faults = faults;
    }

    HttpHandler handler() {
        return Handlers.websocket((exchange, channel) -> {
            var keys = exchange.getRequestParameters().get("api_key");
            channel.getReceiveSetter().set(new Ear(keys == null ? "" : keys.get(0)));
            channel.resumeReceives();
        });
    }

    /** How often this user has said who they are, let in or not. */
    int connects(String userId) {
        return connects.getOrDefault(userId, new AtomicInteger()).get();
    }

    long connected(String userId) {
        return connections.values().stream()
                .filter(connection -> connection.userId().equals(userId))
                .count();
    }

    void requireConnection(String id, String userId) {
        var connection = connections.get(id);
        if (connection == null || !connection.userId().equals(userId)) {
            throw new StreamError(400, StreamError.CONNECTION_ID, "there is no such connection");
        }
    }

    void tell(Collection<String> userIds, JsonObject event) {
        connections.values().stream()
                .filter(connection -> userIds.contains(connection.userId()))
                .forEach(connection -> WebSockets.sendText(event.toString(), connection.channel(), null));
    }

    /** Breaks all sockets off, without a word. */
    void drop() {
        connections.values().forEach(connection -> IoUtils.safeClose(connection.channel()));
    }

    private final class Ear extends AbstractReceiveListener {

        private final String apiKey;
        private boolean connected;

        Ear(String apiKey) {
            this.apiKey = apiKey;
        }

        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            if (faults.silentConnects()) {
                return;
            }
            if (connected) {
                WebSockets.sendText(healthCheck().toString(), channel, null);
                return;
            }
            try (var reader = Json.createReader(new StringReader(message.getData()))) {
                connected = true;
                connect(channel, reader.readObject());
            } catch (StreamError error) {
                WebSockets.sendText(refusal(error).toString(), channel, null);
                WebSockets.sendClose(1000, "refused", channel, null);
            }
        }

        private void connect(WebSocketChannel channel, JsonObject hello) {
            String userId = hello.getJsonObject("user_details").getString("id");
            connects.computeIfAbsent(userId, id -> new AtomicInteger()).incrementAndGet();
            entrance.requireKey(apiKey);
            entrance.tokens().requireUser(hello.getString("token"), userId);
            faults.connectError().ifPresent(error -> {
                throw error;
            });
            var connection = new Connection(UUID.randomUUID().toString(), userId, channel);
            connections.put(connection.id(), connection);
            channel.addCloseTask(closed -> connections.remove(connection.id()));
            WebSockets.sendText(welcome(connection).toString(), channel, null);
        }
    }

    private JsonObject welcome(Connection connection) {
        return Json.createObjectBuilder()
                .add("type", "connection.ok")
                .add("connection_id", connection.id())
                .add("created_at", StreamRealm.now().toString())
                .add("me", json.ownUser(connection.userId()))
                .build();
    }

    private static JsonObject healthCheck() {
        return Json.createObjectBuilder()
                .add("type", "health.check")
                .add("created_at", StreamRealm.now().toString())
                .build();
    }

    private static JsonObject refusal(StreamError error) {
        return Json.createObjectBuilder()
                .add("type", "connection.error")
                .add("connection_id", "")
                .add("created_at", StreamRealm.now().toString())
                .add("error", error.json())
                .build();
    }
}
