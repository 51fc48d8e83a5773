package org.exedra.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Receives webhooks: one server on loopback, on which each test has a hook of its own that does as it is told. */
public final class WebhookStandIn {

    private static final WebhookStandIn ONE = new WebhookStandIn();
    private static final int ENDLESS = 0;

    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** A request as it came. */
    public record Received(Instant at, HttpHeaders headers, String body, int answered) {

        /** The header's value; null when it is absent. */
        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        public String type() {
            return json().getString("type");
        }

        public boolean isAbout(UUID bookingId) {
            return body.contains(bookingId.toString());
        }
    }

    private WebhookStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "webhook stand-in");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::receive);
        server.start();
    }

    public static WebhookStandIn get() {
        return ONE;
    }

    /** A new address that takes everything, until it is told otherwise. */
    public Hook hook() {
        var hook = new Hook("/" + UUID.randomUUID());
        hooks.put(hook.path, hook);
        return hook;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            hooks.get(exchange.getRequestURI().getPath()).receive(exchange);
        }
    }

    /** What it answers to what it is told to answer so. */
    private record Rule(Predicate<Received> matches, int status, String[] headers, boolean endless) {}

    /** One receiver. */
    public final class Hook implements AutoCloseable {

        private final String path;
        private final List<Received> received = new CopyOnWriteArrayList<>();
        private volatile Rule rule = new Rule(any -> true, 204, new String[0], false);
        private volatile CountDownLatch hanging = new CountDownLatch(0);

        private Hook(String path) {
            this.path = path;
        }

        public String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        /** Everything so far, also what it did not take. */
        public List<Received> received() {
            return List.copyOf(received);
        }

        /** What it was told of one booking so far, also what it did not take. */
        public List<Received> about(UUID bookingId) {
            return received.stream().filter(one -> one.isAbout(bookingId)).toList();
        }

        /** Answers so from now on. */
        public void answers(int status, String... headers) {
            answers(any -> true, status, headers);
        }

        /** Answers so to these from now on, and takes the others. */
        public void answers(Predicate<Received> to, int status, String... headers) {
            rule = new Rule(to, status, headers, false);
        }

        public void answersWithoutEnd() {
            rule = new Rule(any -> true, 200, new String[0], true);
        }

        /** Says nothing from now on. */
        public void hangs() {
            hanging = new CountDownLatch(1);
        }

        /** Takes everything from now on. */
        public void comesBack() {
            answers(204);
            hanging.countDown();
        }

        private void receive(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            var now = Instant.now();
            var current = rule;
            boolean matches = current.matches.test(new Received(now, headers, body, 0));
            int status = matches ? current.status : 204;
            received.add(new Received(now, headers, body, status));
            awaitTheEnd();
            for (int i = 0; matches && i < current.headers.length; i += 2) {
                exchange.getResponseHeaders().add(current.headers[i], current.headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, current.endless ? ENDLESS : -1);
            while (current.endless) {
                exchange.getResponseBody().write(new byte[8192]);
            }
        }

        private void awaitTheEnd() {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            hanging.countDown();
        }
    }
}
