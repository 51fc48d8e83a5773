package org.exedra.support.stream;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

/** Answers requests as JSON, and lets every page ask (Fetch, CORS protocol). */
final class RestHandler implements HttpHandler {

    /** Headers that a browser's SDK sends, or may read of the answer. */
    static final String REQUEST_HEADERS =
            "authorization, stream-auth-type, x-stream-client, x-client-request-id, content-type";

    static final String ANSWER_HEADERS = "x-amz-cf-pop, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset";

    private final RequestLog log;
    private final Faults faults;
    private final Endpoint endpoint;

    /** What is answered to a request. */
    @FunctionalInterface
    interface Endpoint {
        JsonObject answer(StreamRequest request);
    }

    private RestHandler(RequestLog log, Faults faults, Endpoint endpoint) {
        this.log = log;
        this.faults = faults;
        this.endpoint = endpoint;
    }

    static HttpHandler answering(RequestLog log, Faults faults, Endpoint endpoint) {
        return new BlockingHandler(new RestHandler(log, faults, endpoint));
    }

    /** Lets every page ask whatever the handler answers. */
    static HttpHandler toEveryPage(HttpHandler handler) {
        return exchange -> {
            exchange.getResponseHeaders()
                    .put(new HttpString("Access-Control-Allow-Origin"), "*")
                    .put(new HttpString("Access-Control-Allow-Headers"), REQUEST_HEADERS)
                    .put(new HttpString("Access-Control-Allow-Methods"), "GET, HEAD, POST, PUT, PATCH, DELETE")
                    .put(new HttpString("Access-Control-Expose-Headers"), ANSWER_HEADERS);
            if (exchange.getRequestMethod().equalToString("OPTIONS")) {
                exchange.setStatusCode(204).endExchange();
            } else {
                handler.handleRequest(exchange);
            }
        };
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        var request = read(exchange);
        log.add(request);
        try {
            faults.meet(request);
            send(exchange, 200, endpoint.answer(request));
        } catch (StreamError error) {
            error.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
            send(exchange, error.status(), error.json());
        }
    }

    private static StreamRequest read(HttpServerExchange exchange) throws IOException {
        var query = new TreeMap<String, String>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach(header ->
                        headers.put(header.getHeaderName().toString().toLowerCase(Locale.ROOT), header.getFirst()));
        return new StreamRequest(
                Instant.now(),
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                query,
                headers,
                new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void send(HttpServerExchange exchange, int status, JsonObject answer) {
        if (exchange.isResponseStarted()) {
            // Whoever asked has gone meanwhile.
            return;
        }
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(answer.toString());
    }
}
