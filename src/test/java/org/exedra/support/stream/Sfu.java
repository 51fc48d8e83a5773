package org.exedra.support.stream;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/**
 * The server that would carry the media: who is in which call, by its socket, and what they have switched on, by its calls
 * (Twirp with JSON). It carries none.
 */
final class Sfu {

    static final String SOCKET = "/sfu/ws";
    static final String CALLS = "/sfu/twirp";

    /** How long a socket that broke may take to come back, before its participant has left. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int NORMAL = 1000;

    private final Webhooks webhooks;
    private final SfuFrames frames;
    private final ScheduledExecutorService timer;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /** Who may into which call. */
    private record Ticket(StreamCall call, String userId, String role) {}

    Sfu(StreamRealm realm, Webhooks webhooks, ScheduledExecutorService timer) {
        this.webhooks = webhooks;
        this.frames = new SfuFrames(new CallJson(realm));
        this.timer = timer;
    }

    /** Returns the token that lets this user in. */
    String admit(StreamCall call, String userId) {
        String token = UUID.randomUUID().toString();
        tickets.put(token, new Ticket(call, userId, call.members().getOrDefault(userId, "user")));
        return token;
    }

    void addTo(RoutingHandler routes, RequestLog log, Faults faults) {
        routes.add("GET", SOCKET, socket());
        routes.add(
                "POST",
                CALLS + "/stream.video.sfu.signal.SignalServer/{method}",
                RestHandler.answering(log, faults, this::called));
    }

    private HttpHandler socket() {
        return Handlers.websocket((exchange, channel) -> {
            channel.getReceiveSetter().set(new Ear());
            channel.resumeReceives();
        });
    }

    // What browsers say

    private JsonObject called(StreamRequest request) {
        var ticket = tickets.get(request.header("authorization").replaceFirst("^Bearer ", ""));
        if (ticket == null) {
            throw StreamError.token(StreamError.AUTHENTICATION, "the SFU does not know this token");
        }
        return switch (request.parameter("method")) {
            case "SetPublisher" ->
                Json.createObjectBuilder()
                        .add("sdp", SdpAnswer.to(request.json().getString("sdp")))
                        .add("sessionId", request.json().getString("sessionId"))
                        .build();
            case "UpdateMuteStates" -> {
                switchTracks(request.json());
                yield JsonValue.EMPTY_JSON_OBJECT;
            }
            default -> JsonValue.EMPTY_JSON_OBJECT;
        };
    }

    private void switchTracks(JsonObject body) {
        var seat = seats.get(body.getString("sessionId"));
        if (seat == null || !body.containsKey("muteStates")) {
            return;
        }
        for (JsonObject state : body.getJsonArray("muteStates").getValuesAs(JsonObject.class)) {
            seat.switchTrack(state.getString("trackType"), !state.getBoolean("muted", false));
        }
    }

    private final class Ear extends AbstractReceiveListener {

        private Seat seat;
        private boolean saidGoodbye;

        @Override
        protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
            try (var data = message.getData()) {
                var said = SfuMessage.read(WebSockets.mergeBuffers(data.getResource()));
                switch (said.kind()) {
                    case JOIN -> seat = join(channel, said);
                    case LEAVE -> leave();
                    case HEALTH_CHECK, OTHER -> answerHealthCheck(channel);
                }
            }
        }

        private void answerHealthCheck(WebSocketChannel channel) {
            if (seat != null) {
                send(channel, frames.healthCheck(seat.call));
            }
        }

        private void leave() {
            if (seat != null) {
                saidGoodbye = true;
                seat.leave();
            }
        }

        @Override
        protected void onFullCloseMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
            try (var data = message.getData()) {
                var close = new CloseMessage(data.getResource());
                if (close.getCode() == NORMAL) {
                    leave();
                }
            }
            WebSockets.sendClose(NORMAL, "", channel, null);
        }

        private Seat join(WebSocketChannel channel, SfuMessage said) {
            var ticket = tickets.get(said.token());
            if (ticket == null || ticket.call().endedAt().isPresent()) {
                send(channel, frames.error("UNAUTHENTICATED", "the SFU does not know this token", "DISCONNECT"));
                return null;
            }
            var taken = seats.computeIfAbsent(said.sessionId(), id -> new Seat(ticket, id));
            taken.sit(channel);
            channel.addCloseTask(closed -> {
                if (!saidGoodbye) {
                    taken.lost(channel);
                }
            });
            return taken;
        }
    }

    // What others do

    /** Ends it for everybody who is in. */
    void end(StreamCall call) {
        in(call).forEach(seat -> seat.putOut("ENDED"));
    }

    void kick(StreamCall call, String userId) {
        in(call).stream()
                .filter(seat -> seat.participant.userId().equals(userId))
                .forEach(seat -> seat.putOut("KICKED"));
    }

    /** Asks everybody to move to another server. */
    void sendAway(StreamCall call) {
        in(call).forEach(seat -> send(seat.channel, frames.goAway()));
    }

    void fail(StreamCall call, String code, String strategy) {
        in(call).forEach(seat -> send(seat.channel, frames.error(code, "made up for a test", strategy)));
    }

    /** Breaks all sockets off, without a word. */
    void drop() {
        seats.values().forEach(seat -> IoUtils.safeClose(seat.channel));
    }

    private List<Seat> in(StreamCall call) {
        return seats.values().stream().filter(seat -> seat.call == call).toList();
    }

    /** Whoever is only just coming in has no socket yet. */
    private static void send(WebSocketChannel channel, JsonObject frame) {
        if (channel != null) {
            WebSockets.sendText(frame.toString(), channel, null);
        }
    }

    /** A participant's place in a call, which a broken socket does not lose at once. */
    private final class Seat {

        private final StreamCall call;
        private final Participant participant;
        private volatile WebSocketChannel channel;
        private ScheduledFuture<?> givingUp;

        Seat(Ticket ticket, String sessionId) {
            call = ticket.call();
            participant = Participant.entering(ticket.userId(), sessionId, ticket.role());
        }

        synchronized void sit(WebSocketChannel on) {
            boolean again = channel != null;
            channel = on;
            if (givingUp != null) {
                givingUp.cancel(false);
            }
            if (!again) {
                boolean begins = call.enter(participant);
                tellOthers(frames.participantJoined(call, participant));
                if (begins) {
                    webhooks.send(webhooks.events().sessionStarted(call));
                }
                webhooks.send(webhooks.events().joined(call, participant));
            }
            send(channel, frames.joined(call, again, PATIENCE.toSeconds()));
        }

        synchronized void lost(WebSocketChannel on) {
            if (channel == on) {
                givingUp = timer.schedule(this::leave, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        void leave() {
            seats.remove(participant.sessionId(), this);
            if (call.leave(participant)) {
                tellOthers(frames.participantLeft(call, participant));
                webhooks.send(webhooks.events().left(call, participant));
                call.closeSession()
                        .ifPresent(session -> webhooks.send(webhooks.events().sessionEnded(call, session)));
            }
        }

        void putOut(String reason) {
            send(channel, frames.callEnded(reason));
            leave();
        }

        void switchTrack(String track, boolean on) {
            boolean changed =
                    on ? participant.tracks().add(track) : participant.tracks().remove(track);
            if (changed) {
                tellOthers(frames.track(participant, track, on));
            }
        }

        private void tellOthers(JsonObject frame) {
            in(call).stream().filter(seat -> seat != this).forEach(seat -> send(seat.channel, frame));
        }
    }
}
