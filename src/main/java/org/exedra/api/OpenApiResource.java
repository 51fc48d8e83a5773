package org.exedra.api;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The OpenAPI document, which was made of the resources when Exedra was built. */
@ApplicationScoped
@Path("/openapi.yaml")
@PermitAll
@Tag(name = "Description")
public class OpenApiResource {

    /** RFC 9512, 2.1. */
    private static final String YAML = "application/yaml";

    private static final String FILE = "/WEB-INF/openapi.yaml";

    @Inject
    private ServletContext context;

    /** The same for as long as the application runs. */
    private byte[] document;

    private String tag;

    @PostConstruct
    void prepare() {
        try (var file = context.getResourceAsStream(FILE)) {
            document = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tag = UUID.nameUUIDFromBytes(document).toString();
    }

    @GET
    @Produces(YAML)
    @Operation(
            summary = "This document",
            description = "It changes with each version of Exedra only, which its `ETag` tells.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "It is still the one that you have.")
    @Parameter(ref = HttpHeaders.IF_NONE_MATCH)
    public Response read(@Context HttpServletRequest request) {
        // Read here and not by JAX-RS, which on some servers fails at a header that is odd.
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        var answer = known != null && known.contains('"' + tag + '"') ? Response.notModified() : Response.ok(document);
        return answer.tag(tag).build();
    }
}
