package org.exedra.support.stream;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Stands in for Stream on one port of the loopback interface. What it knows outlives a {@link #stop} and a {@link #start}, as
 * when the network to it is away for a while.
 */
public final class StreamStandIn implements AutoCloseable {

    /** Where browsers ask which edge is near. */
    static final String HINT = "/hint";

    private static final String LOOPBACK = "127.0.0.1";

    private final String apiKey;
    private final String secret;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "stand-in of Stream");
        thread.setDaemon(true);
        return thread;
    });
    private final StreamRealm realm = new StreamRealm();
    private final RequestLog requests = new RequestLog();
    private final Faults faults = new Faults();
    private final Entrance entrance;
    private final Webhooks webhooks;
    private final Coordinator coordinator;
    private final Sfu sfu;
    private final CallEnding ending;
    private int port;
    private Undertow server;
    private volatile boolean away;

    /** One with this key and secret on a free port; it is not started yet. */
    public StreamStandIn(String apiKey, String secret) {
        this(apiKey, secret, 0);
    }

    public StreamStandIn(String apiKey, String secret, int port) {
        this.apiKey = apiKey;
        this.secret = secret;
        this.port = port;
        var json = new CallJson(realm);
        entrance = new Entrance(apiKey, secret);
        webhooks = new Webhooks(apiKey, secret, json, timer);
        coordinator = new Coordinator(entrance, json, faults);
        sfu = new Sfu(realm, webhooks, timer);
        ending = new CallEnding(coordinator, sfu, webhooks);
    }

    /** Starts it, on the same port as before if there was one. */
    public StreamStandIn start() {
        var routes = Handlers.routing();
        new ServerEndpoints(realm, entrance, sfu, ending).addTo(routes, requests, faults);
        new BrowserEndpoints(realm, entrance, coordinator, sfu, this::url).addTo(routes, requests, faults);
        sfu.addTo(routes, requests, faults);
        routes.setFallbackHandler(RestHandler.answering(requests, faults, request -> {
            throw StreamError.notFound(request.line());
        }));
        server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(8)
                .addHttpListener(port, LOOPBACK, unlessAway(RestHandler.toEveryPage(routes)))
                .build();
        away = false;
        server.start();
        port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return this;
    }

    /** Is away from now on: sockets break, and nobody listens on the port. */
    public void stop() {
        away = true;
        dropSockets();
        server.stop();
        dropSockets();
    }

    /** Whoever is broken off comes back within milliseconds, while the port is still open. */
    private HttpHandler unlessAway(HttpHandler handler) {
        return exchange -> {
            if (away) {
                exchange.getConnection().close();
            } else {
                handler.handleRequest(exchange);
            }
        };
    }

    @Override
    public void close() {
        stop();
        timer.shutdownNow();
    }

    // Who it is

    /** What EXEDRA_STREAM_URL is to be. */
    public URI url() {
        return URI.create("http://" + LOOPBACK + ":" + port);
    }

    /** What EXEDRA_STREAM_LOCATION_HINT_URL is to be. */
    public URI locationHintUrl() {
        return url().resolve(HINT);
    }

    public String apiKey() {
        return apiKey;
    }

    public String secret() {
        return secret;
    }

    /** The settings that point Exedra here. */
    public Map<String, String> settings() {
        return Map.of(
                "EXEDRA_STREAM_API_KEY",
                apiKey,
                "EXEDRA_STREAM_API_SECRET",
                secret,
                "EXEDRA_STREAM_URL",
                url().toString(),
                "EXEDRA_STREAM_LOCATION_HINT_URL",
                locationHintUrl().toString());
    }

    // What it knows

    public StreamRealm realm() {
        return realm;
    }

    public RequestLog requests() {
        return requests;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    /** The code of the error with which this token is refused to this user for this call; empty if it is good. */
    public Optional<Integer> refusal(String token, String userId, String cid) {
        try {
            entrance.tokens().requireUser(token, userId);
            entrance.tokens().requireCall(token, cid);
            return Optional.empty();
        } catch (StreamError error) {
            return Optional.of(error.code());
        }
    }

    /** How often this user has connected to the coordinator, or tried to. */
    public int connects(String userId) {
        return coordinator.connects(userId);
    }

    /** How many tabs of this user are connected to the coordinator now. */
    public long connected(String userId) {
        return coordinator.connected(userId);
    }

    // What happens there

    public Faults faults() {
        return faults;
    }

    /** Breaks all sockets off, without a word. */
    public void dropSockets() {
        coordinator.drop();
        sfu.drop();
    }

    public void dropSfuSockets() {
        sfu.drop();
    }

    public void dropCoordinatorSockets() {
        coordinator.drop();
    }

    /** Makes somebody a member, as if in Stream's dashboard. */
    public void addMember(StreamCall call, String userId, String role) {
        call.putMember(userId, role);
    }

    /** Puts somebody out of the call. */
    public void kick(StreamCall call, String userId) {
        sfu.kick(call, userId);
    }

    /** Ends the call for everybody, as if by Stream's dashboard. */
    public void end(StreamCall call) {
        ending.end(call);
    }

    /** Asks everybody in the call to move to another server, which is this one again. */
    public void sendAway(StreamCall call) {
        sfu.sendAway(call);
    }

    /** Tells everybody in the call of an error, by the SFU's names for it and for what to do then. */
    public void failSfu(StreamCall call, String code, String strategy) {
        sfu.fail(call, code, strategy);
    }
}
