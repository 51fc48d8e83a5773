package org.exedra.support.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Requests for one operation that are as its document says. */
public final class GoodRequests {

    private final ApiOperation operation;
    private final Cast cast;
    private final Random random;
    private final Samples samples;

    public GoodRequests(ApiOperation operation, Cast cast, Random random) {
        this.operation = operation;
        this.cast = cast;
        this.random = random;
        this.samples = new Samples(random, operation);
    }

    /** A request by one of the {@link Cast}, with some of the parameters that it may have. */
    public HttpRequest.Builder by(String who, UUID booking) {
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asText();
            if (!name.equals("cursor") && random.nextInt(3) == 0) {
                query.add(name + "=" + encoded(samples.value(name, parameter.path("schema"))));
            }
        }
        var request = cast.client(who).request(path(booking) + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        for (JsonNode parameter : operation.parameters("header")) {
            if (parameter.path("required").asBoolean() || random.nextBoolean()) {
                request.header(parameter.path("name").asText(), header(parameter));
            }
        }
        return completed(request, operation.hasBody() ? encodedBody(who, booking) : null);
    }

    private String header(JsonNode parameter) {
        String name = parameter.path("name").asText();
        return switch (name) {
            case "If-Match" -> "\"1\"";
            case "If-None-Match" -> "\"x\"";
            default -> samples.value(name, parameter.path("schema")).toString();
        };
    }

    public String path(UUID booking) {
        return operation.path(cast.id(operation, booking));
    }

    public ObjectNode body(String who, UUID booking) {
        return samples.body(cast.known(who, booking));
    }

    private byte[] encodedBody(String who, UUID booking) {
        var body = body(who, booking);
        return (operation.mediaType().endsWith("json") ? body.toString() : form(body)).getBytes(StandardCharsets.UTF_8);
    }

    private static String form(ObjectNode body) {
        return body.properties().stream()
                .map(member -> member.getKey() + "=" + encoded(member.getValue().asText()))
                .collect(Collectors.joining("&"));
    }

    /** The request with this body, or none, as our own pages would send it. */
    public HttpRequest.Builder completed(HttpRequest.Builder request, byte[] body) {
        if (!operation.method().equals("GET")) {
            request.header("X-Requested-With", "exedra");
        }
        if (body != null) {
            request.header("Content-Type", operation.mediaType());
        }
        return request.method(
                operation.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    /** The same to another address. */
    public HttpRequest.Builder to(String address, String who, UUID booking) {
        return completed(cast.client(who).request(address), operation.hasBody() ? encodedBody(who, booking) : null);
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
