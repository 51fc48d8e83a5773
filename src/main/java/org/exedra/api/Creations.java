package org.exedra.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.exedra.idempotency.Creation;
import org.exedra.idempotency.Idempotency;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.SecretToken;

/** Answers creations, once a caller's {@code Idempotency-Key}. */
@ApplicationScoped
public class Creations {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Jsonb jsonb = JsonbBuilder.create();

    @Inject
    private Idempotency idempotency;

    /** What was created. */
    record Created(UUID id, long version, Object representation) {}

    /**
     * @param request what was asked for, a record: its values tell it from another
     * @param collection the path of what has the new thing, such as {@code bookings}
     */
    Response create(
            UUID callerId,
            HttpHeaders headers,
            UriInfo uri,
            String collection,
            Record request,
            Supplier<Created> creating) {
        Supplier<Creation> answering = () -> answer(collection, creating.get());
        String key = headers.getHeaderString(KEY_HEADER);
        var creation = key == null
                ? answering.get()
                : idempotency.once(callerId, checked(key), hash(collection, request), answering);
        return Response.created(uri.getBaseUri().resolve(creation.location()))
                .tag(creation.etag())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .entity(creation.body())
                .build();
    }

    private Creation answer(String collection, Created created) {
        return new Creation(
                collection + "/" + created.id(),
                Versions.tag(created.version()),
                jsonb.toJson(created.representation()));
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new Invalid(
                    "invalid-idempotency-key", KEY_HEADER, "The key must be 1 to 255 printable ASCII characters.");
        }
        return key;
    }

    private String hash(String collection, Record request) {
        return SecretToken.hash(collection + " " + jsonb.toJson(request));
    }

    @PreDestroy
    void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
