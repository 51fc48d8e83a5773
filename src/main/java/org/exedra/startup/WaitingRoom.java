package org.exedra.startup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipFile;
import org.exedra.platform.Health;
import org.exedra.platform.ProblemJson;
import org.exedra.platform.Unavailable;
import org.exedra.security.RequestPath;
import org.exedra.web.ContentSecurityPolicy;
import org.exedra.web.SecurityHeaders;

/**
 * Where callers wait for the database as long as the server cannot be started without it: answers in its place, as Exedra itself
 * does while the database is away. It uses the JDK's own HTTP server and nothing of Jakarta EE, which is not there yet.
 */
final class WaitingRoom implements AutoCloseable {

    private static final int THREADS = 16;
    private static final String PATIENCE_SECONDS = "10";
    private static final String ASSETS = "/assets/";
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    private static final String HTML = "text/html;charset=UTF-8";

    /** The page has no script and nothing that is sent. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Optional<ZipFile> war;

    private record Reply(int status, String mediaType, byte[] body) {

        static Reply of(int status, String mediaType, String body) {
            return new Reply(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private WaitingRoom(HttpServer server, ExecutorService threads, Optional<ZipFile> war) {
        this.server = server;
        this.threads = threads;
        this.war = war;
    }

    /**
     * Opens it at this address.
     *
     * @param war the file with the assets, so that the page looks like the others
     * @throws java.net.BindException if somebody else listens there
     */
    static WaitingRoom open(InetSocketAddress address, Optional<String> war) throws IOException {
        // Who asks or listens slowly does not keep others from being answered.
        System.setProperty("sun.net.httpserver.maxReqTime", PATIENCE_SECONDS);
        System.setProperty("sun.net.httpserver.maxRspTime", PATIENCE_SECONDS);
        var threads = Executors.newFixedThreadPool(THREADS);
        var room = new WaitingRoom(
                HttpServer.create(address, 0),
                threads,
                war.isPresent() ? Optional.of(new ZipFile(war.get())) : Optional.empty());
        room.server.setExecutor(threads);
        room.server.createContext("/", room::answer);
        room.server.start();
        return room;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Closes it, with every connection: its port is free for the server. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        if (war.isPresent()) {
            war.get().close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var address = exchange.getRequestURI();
            var reply = reply(address, exchange.getRequestHeaders().getFirst("Accept-Language"));
            var headers = exchange.getResponseHeaders();
            SecurityHeaders.set(
                    address.getRawPath(),
                    () -> false,
                    "https".equals(exchange.getRequestHeaders().getFirst("X-Forwarded-Proto")),
                    headers::set);
            headers.set(ContentSecurityPolicy.HEADER, CONTENT_SECURITY_POLICY);
            headers.set("Content-Type", reply.mediaType());
            // The next request is the server's.
            headers.set("Connection", "close");
            if (reply.status() == Unavailable.STATUS) {
                headers.set("Retry-After", Unavailable.RETRY_AFTER_SECONDS);
            }
            send(exchange, reply);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply reply(URI address, String acceptLanguage) throws IOException {
        String path = address.getRawPath();
        return switch (path) {
            case Health.LIVE_PATH -> health(Health.UP);
            case Health.READY_PATH -> health(Health.DOWN);
            default -> path.startsWith(ASSETS) ? asset(path) : unavailable(address, acceptLanguage);
        };
    }

    private static Reply health(Health health) {
        return Reply.of(health.status(), Health.MEDIA_TYPE, health.body());
    }

    private static Reply unavailable(URI address, String acceptLanguage) {
        return RequestPath.isForPrograms(address.getRawPath())
                ? Reply.of(Unavailable.STATUS, ProblemJson.MEDIA_TYPE, Unavailable.PROBLEM)
                : Reply.of(Unavailable.STATUS, HTML, WaitingPage.at(address, acceptLanguage));
    }

    private Reply asset(String path) throws IOException {
        String mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        var entry = war.map(file -> file.getEntry(path.substring(1)));
        if (mediaType == null || entry.isEmpty()) {
            return Reply.of(404, HTML, "");
        }
        try (var content = war.get().getInputStream(entry.get())) {
            return new Reply(200, mediaType, content.readAllBytes());
        }
    }
}
