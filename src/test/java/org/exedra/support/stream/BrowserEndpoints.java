package org.exedra.support.stream;

import io.undertow.server.HttpHandler;
import io.undertow.server.RoutingHandler;
import io.undertow.util.HttpString;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.function.Supplier;
import org.exedra.support.stream.RestHandler.Endpoint;

/** What a user's browser asks, below the path that Stream's browser SDK has by itself. */
final class BrowserEndpoints {

    private static final String PREFIX = "/video";
    private static final String CALL = PREFIX + "/call/{type}/{id}";

    private final StreamRealm realm;
    private final CallJson json;
    private final Entrance entrance;
    private final Coordinator coordinator;
    private final Sfu sfu;
    private final Supplier<URI> address;

    BrowserEndpoints(StreamRealm realm, Entrance entrance, Coordinator coordinator, Sfu sfu, Supplier<URI> address) {
        this.realm = realm;
        this.json = new CallJson(realm);
        this.entrance = entrance;
        this.coordinator = coordinator;
        this.sfu = sfu;
        this.address = address;
    }

    void addTo(RoutingHandler routes, RequestLog log, Faults faults) {
        routes.add("HEAD", StreamStandIn.HINT, locationHint());
        routes.add("GET", PREFIX + "/connect", coordinator.handler());
        routes.add("POST", PREFIX + "/call_client_event", RestHandler.answering(log, faults, this::clientEvent));
        add(routes, log, faults, "POST", PREFIX + "/calls", this::calls);
        add(routes, log, faults, "GET", CALL, this::call);
        add(routes, log, faults, "POST", CALL, this::call);
        add(routes, log, faults, "POST", CALL + "/join", this::join);
    }

    private void add(
            RoutingHandler routes, RequestLog log, Faults faults, String method, String path, Endpoint endpoint) {
        routes.add(method, path, RestHandler.answering(log, faults, request -> {
            entrance.requireUser(request);
            return endpoint.answer(request);
        }));
    }

    private static HttpHandler locationHint() {
        return exchange -> {
            exchange.getResponseHeaders().put(new HttpString("x-amz-cf-pop"), "AMS1-P2");
            exchange.endExchange();
        };
    }

    /** Told before anybody is known. */
    private JsonObject clientEvent(StreamRequest request) {
        entrance.requireKey(request.parameter("api_key"));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private JsonObject calls(StreamRequest request) {
        String userId = entrance.requireUser(request);
        var calls = Json.createArrayBuilder();
        realm.callsOf(userId).forEach(call -> calls.add(answer(call, userId)));
        return Json.createObjectBuilder()
                .add("calls", calls)
                .add("duration", "0.00ms")
                .build();
    }

    /** A browser may look at a call; only servers create them. */
    private JsonObject call(StreamRequest request) {
        String userId = entrance.requireUser(request);
        var call = realm.requireCall(request.parameter("type"), request.parameter("id"));
        realm.require(call, userId, "read-call");
        return answer(call, userId).build();
    }

    private JsonObject join(StreamRequest request) {
        String userId = entrance.requireUser(request);
        var call = realm.requireCall(request.parameter("type"), request.parameter("id"));
        entrance.tokens().requireCall(request.header("authorization"), call.cid());
        realm.require(call, userId, "join-call");
        if (call.endedAt().isPresent()) {
            throw StreamError.notAllowed("the call has ended");
        }
        coordinator.requireConnection(request.parameter("connection_id"), userId);
        return answer(call, userId)
                .add("created", false)
                .add("credentials", credentials(call, userId))
                .add(
                        "stats_options",
                        Json.createObjectBuilder()
                                .add("enable_rtc_stats", false)
                                .add("reporting_interval_ms", 10_000))
                .build();
    }

    private JsonObjectBuilder answer(StreamCall call, String userId) {
        return Json.createObjectBuilder()
                .add("call", json.call(call))
                .add("members", json.members(call))
                .add("own_capabilities", Json.createArrayBuilder(realm.capabilities(call, userId)))
                .add("duration", "0.00ms");
    }

    private JsonObjectBuilder credentials(StreamCall call, String userId) {
        String http = address.get().toString();
        return Json.createObjectBuilder()
                .add("token", sfu.admit(call, userId))
                .add("ice_servers", Json.createArrayBuilder())
                .add(
                        "server",
                        Json.createObjectBuilder()
                                .add("edge_name", "stand-in")
                                .add("url", http + Sfu.CALLS)
                                .add("ws_endpoint", http.replaceFirst("^http", "ws") + Sfu.SOCKET));
    }
}
