package org.exedra.api;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.TransactionalException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.exedra.idempotency.KeptAnswers.KeyReused;
import org.exedra.platform.Causes;
import org.exedra.platform.Database;
import org.exedra.platform.DomainException;
import org.exedra.platform.ProblemJson;
import org.exedra.platform.Unavailable;

/** Turns whatever went wrong into a problem. Only this class knows which status a refusal of the domain has. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        return problem(failure);
    }

    /** Servers may bring a mapper of their own for this, which would win over the one for everything. */
    @Provider
    public static class OfValidation implements ExceptionMapper<ConstraintViolationException> {
        @Override
        public Response toResponse(ConstraintViolationException failure) {
            return problem(failure);
        }
    }

    /** Servers may bring a mapper of their own for this too. */
    @Provider
    public static class OfTransactions implements ExceptionMapper<TransactionalException> {
        @Override
        public Response toResponse(TransactionalException failure) {
            return problem(failure);
        }
    }

    private static Response problem(Throwable failure) {
        var response = describe(failure)
                .map(Problem::response)
                .orElseGet(() -> Database.isAway(failure) ? databaseAway(failure) : unexpected(failure));
        // RFC 9110, 15.5.6.
        find(failure, NotAllowedException.class)
                .ifPresent(e -> response.getHeaders()
                        .putSingle(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW)));
        find(failure, DomainException.Unavailable.class)
                .ifPresent(e -> response.getHeaders()
                        .putSingle("Retry-After", e.retryAfter().toSeconds()));
        return response;
    }

    private static Optional<Problem> describe(Throwable failure) {
        return find(failure, DomainException.class)
                .map(ProblemMapper::refused)
                .or(() -> find(failure, ConstraintViolationException.class).map(e -> refused(Violations.first(e))))
                .or(() -> find(failure, OptimisticLockException.class).map(e -> changedMeanwhile()))
                .or(() -> find(failure, JsonBody.TooLarge.class).map(e -> tooLarge(JsonBody.LARGEST)))
                .or(() -> find(failure, JsonException.class).map(e -> malformed()))
                .or(() -> find(failure, JsonbException.class).map(e -> malformed()))
                .or(() -> find(failure, WebApplicationException.class)
                        .map(e -> e.getResponse().getStatus())
                        .filter(status -> status < 500)
                        .map(ProblemMapper::ofStatus));
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        return Causes.of(failure, kind).findFirst();
    }

    private static Problem refused(DomainException refusal) {
        return new Problem(status(refusal), refusal.code(), title(refusal), refusal.getMessage(), refusal.details());
    }

    private static int status(DomainException refusal) {
        if (refusal instanceof DomainException.NotFound) {
            return 404;
        }
        if (refusal instanceof DomainException.Forbidden) {
            return 403;
        }
        if (refusal instanceof DomainException.Unavailable) {
            return 503;
        }
        if (refusal instanceof DomainException.Stale) {
            return 412;
        }
        if (refusal instanceof KeyReused) {
            return 422;
        }
        return refusal instanceof DomainException.Invalid ? 400 : 409;
    }

    private static String title(DomainException refusal) {
        return switch (status(refusal)) {
            case 404 -> "Not found";
            case 403 -> "Not allowed";
            case 400 -> "Invalid value";
            case 503 -> "Not available now";
            case 412 -> "Changed meanwhile";
            case 422 -> "Another request";
            default -> "Not possible now";
        };
    }

    private static Problem changedMeanwhile() {
        return new Problem(
                409,
                "changed-meanwhile",
                "Not possible now",
                "Somebody else changed it meanwhile; look at it again first.");
    }

    private static Problem malformed() {
        return new Problem(400, "malformed", "Malformed body", "The body is not the JSON that is expected here.");
    }

    static Problem tooLarge(int most) {
        return new Problem(413, "too-large", "Too large", "A body has at most " + most + " bytes here.");
    }

    /** What is refused for the reason that its status tells, and nothing more is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> malformed();
            case 404 -> refused(new DomainException.NotFound());
            case 405 -> new Problem(405, "method-not-allowed", "Method not allowed", "This address does not do that.");
            case 406 ->
                new Problem(
                        406, "not-acceptable", "Not acceptable", "What is answered here is not among what you accept.");
            case 428 ->
                new Problem(
                        428,
                        "precondition-required",
                        "Header missing",
                        "Say in If-Match which version you change: the ETag that you were given with it.");
            case 415 -> new Problem(415, "unsupported-media-type", "Unsupported media type", "Send application/json.");
            default -> new Problem(status, "refused", "Refused", "The request was refused.");
        };
    }

    /** In the moment before everybody is told so at the door. */
    private static Response databaseAway(Throwable failure) {
        LOG.log(Level.WARNING, "A request failed, for the database is away: {0}", failure.getMessage());
        return Response.status(Unavailable.STATUS)
                .type(ProblemJson.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .header("Retry-After", Unavailable.RETRY_AFTER_SECONDS)
                .entity(Unavailable.PROBLEM)
                .build();
    }

    private static Response unexpected(Throwable failure) {
        LOG.log(Level.ERROR, "A request failed.", failure);
        return new Problem(
                        500,
                        "unexpected",
                        "Something went wrong",
                        "It is our fault and has been noted. Try again in a moment.")
                .response();
    }
}
