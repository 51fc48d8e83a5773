package org.exedra.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.exedra.fixture.TestBooking;

/** A page of a call without a page: speaks the protocol of the call's socket, and keeps what it hears. */
public final class CallClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** RFC 6455, 7.4.1. */
    private static final int ABNORMAL = 1006;

    private static final ScheduledExecutorService HEART = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    private final String peerId;
    private final BlockingQueue<JsonObject> inbox = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger pongs = new AtomicInteger();
    private final boolean reads;
    private WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private ScheduledFuture<?> heartbeat;

    private CallClient(String peerId, boolean reads) {
        this.peerId = peerId;
        this.reads = reads;
    }

    /** How a socket is asked for; everything is right unless told otherwise. */
    public static final class Handshake {

        private static final int SWITCHING_PROTOCOLS = 101;

        private final ExedraClient client;
        private final UUID bookingId;
        private String ticket;
        private String peerId = UUID.randomUUID().toString();
        private String origin;
        private boolean cookie = true;
        private boolean reads = true;

        private Handshake(ExedraClient client, UUID bookingId) {
            this.client = client;
            this.bookingId = bookingId;
        }

        public Handshake withTicket(String value) {
            ticket = value;
            return this;
        }

        public Handshake asPeer(String value) {
            peerId = value;
            return this;
        }

        public Handshake fromOrigin(String value) {
            origin = value;
            return this;
        }

        public Handshake withoutCookie() {
            cookie = false;
            return this;
        }

        /** Takes nothing from the network that the server sends. */
        public Handshake reading(boolean value) {
            reads = value;
            return this;
        }

        public CallClient open() {
            var page = new CallClient(peerId, reads);
            page.socket = connect(page).join();
            return page;
        }

        /** The status with which the handshake is answered; the socket is not kept. */
        public int status() {
            try {
                connect(new CallClient(peerId, true)).join().abort();
                return SWITCHING_PROTOCOLS;
            } catch (CompletionException e) {
                if (e.getCause() instanceof WebSocketHandshakeException refusal) {
                    return refusal.getResponse().statusCode();
                }
                throw e;
            }
        }

        private CompletableFuture<WebSocket> connect(CallClient page) {
            String address = client.server().toString().replaceFirst("^http", "ws") + "/ws/calls/" + bookingId
                    + (ticket == null ? "?" : "?ticket=" + encoded(ticket) + "&")
                    + (peerId == null ? "" : "peer=" + encoded(peerId));
            var builder = ExedraClient.http().newWebSocketBuilder();
            if (cookie && !client.cookies().isEmpty()) {
                builder.header("Cookie", client.cookieHeader());
            }
            if (client.accessToken() != null) {
                builder.header("Authorization", "Bearer " + client.accessToken());
            }
            if (origin != null) {
                builder.header("Origin", origin);
            }
            return builder.buildAsync(URI.create(address), page.new Ear());
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** A socket yet to be opened, without a ticket. */
    public static Handshake handshake(ExedraClient client, UUID bookingId) {
        return new Handshake(client, bookingId);
    }

    /** A socket yet to be opened, with a good ticket. */
    public static Handshake handshake(ExedraClient client, TestBooking booking) {
        return withTicket(client, booking.id());
    }

    private static Handshake withTicket(ExedraClient client, UUID bookingId) {
        return handshake(client, bookingId).withTicket(ticket(client, bookingId));
    }

    /** Gets a ticket as the page does. */
    public static String ticket(ExedraClient client, UUID bookingId) {
        var answer = client.post(
                "/api/video/token",
                Json.createObjectBuilder()
                        .add("bookingId", bookingId.toString())
                        .build());
        if (answer.status() != 200) {
            throw new AssertionError("no grant: " + answer);
        }
        return answer.json().getString("socketTicket");
    }

    /** In the lobby, with a beating heart. */
    public static CallClient inLobby(ExedraClient client, TestBooking booking) {
        return inLobby(client, booking.id());
    }

    private static CallClient inLobby(ExedraClient client, UUID bookingId) {
        var page = withTicket(client, bookingId).open().beating();
        page.await("welcome");
        return page;
    }

    /** In the call. */
    public static CallClient joined(ExedraClient client, TestBooking booking) {
        return joined(client, booking.id());
    }

    /** In the call of this booking. */
    public static CallClient joined(ExedraClient client, UUID bookingId) {
        var page = inLobby(client, bookingId);
        page.join();
        page.await("joined");
        return page;
    }

    /** Sends a heartbeat each second from now on. */
    public CallClient beating() {
        heartbeat = HEART.scheduleAtFixedRate(() -> say("{\"type\":\"ping\"}"), 1, 1, TimeUnit.SECONDS);
        return this;
    }

    public CallClient silent() {
        heartbeat.cancel(false);
        return this;
    }

    public String peerId() {
        return peerId;
    }

    public void join() {
        say("{\"type\":\"join\",\"media\":{\"microphone\":true,\"camera\":false,\"screen\":false}}");
    }

    public void changeMedia(boolean camera) {
        say("{\"type\":\"media\",\"media\":{\"microphone\":true,\"camera\":" + camera + ",\"screen\":false}}");
    }

    public void signal(String to, String data) {
        say(Json.createObjectBuilder()
                .add("type", "signal")
                .add("to", to)
                .add("data", Json.createObjectBuilder().add("sdp", data))
                .build()
                .toString());
    }

    public void chat(String id, String text) {
        say(Json.createObjectBuilder()
                .add("type", "chat")
                .add("id", id)
                .add("text", text)
                .build()
                .toString());
    }

    public void leave() {
        say("{\"type\":\"leave\"}");
        closeBehind();
    }

    /** Closes the socket when what is being sent has left. */
    private synchronized void closeBehind() {
        sending = sending.handle((done, failure) -> null)
                .thenCompose(nothing -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .exceptionally(failure -> null);
    }

    /** Sends this text, behind what is still being sent. */
    public synchronized void say(String text) {
        sending = sending.handle((done, failure) -> null)
                .thenCompose(nothing -> socket.sendText(text, true))
                .exceptionally(failure -> null);
    }

    /** Waits until everything said so far has been handed to the network. */
    public void allSaid() {
        CompletableFuture<?> last;
        synchronized (this) {
            last = sending;
        }
        await(last);
    }

    public synchronized void sayBinary(byte[] bytes) {
        sending = sending.handle((done, failure) -> null)
                .thenCompose(nothing -> socket.sendBinary(ByteBuffer.wrap(bytes), true))
                .exceptionally(failure -> null);
    }

    /** The next frame of this type; those before it are passed over. */
    public JsonObject await(String type) {
        return upTo(type).get(0);
    }

    /** The frames up to the next one of this type, that one first. */
    public List<JsonObject> upTo(String type) {
        var heard = new ArrayList<JsonObject>();
        try {
            while (true) {
                var frame = inbox.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (frame == null) {
                    throw new AssertionError(
                            "no " + type + " but " + heard + (closed.isDone() ? ", closed " + closed.join() : ""));
                }
                heard.add(0, frame);
                if (frame.getString("type").equals(type)) {
                    return heard;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many heartbeats the server has answered. */
    public int pongs() {
        return pongs.get();
    }

    /** Waits until the server closes it, and returns the code. */
    public int awaitClose() {
        return await(closed);
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Drops the connection without a word, as a network does. */
    public void drop() {
        stopBeating();
        socket.abort();
        closed.complete(ABNORMAL);
    }

    /**
     * Closes the connection and waits for the server's answer. Several that are dropped at once can cost somebody else's their
     * connection in Payara 6 (payara/Payara#5432), which a page makes good and a test does not.
     */
    @Override
    public void close() {
        stopBeating();
        if (reads) {
            closeBehind();
            closed.completeOnTimeout(ABNORMAL, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        socket.abort();
    }

    private void stopBeating() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            if (reads) {
                opened.request(1);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void hear(String whole) {
            try (var reader = Json.createReader(new StringReader(whole))) {
                var frame = reader.readObject();
                if (frame.getString("type").equals("pong")) {
                    pongs.incrementAndGet();
                } else {
                    inbox.add(frame);
                }
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            stopBeating();
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            stopBeating();
            closed.complete(ABNORMAL);
        }
    }
}
