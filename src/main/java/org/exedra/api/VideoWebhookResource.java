package org.exedra.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.exedra.call.CallReports;
import org.exedra.video.ReportDelivery;
import org.exedra.video.ReportRefused;

/**
 * Where video services report what happens in calls. Nobody signs in here: the back end knows its service's reports by their
 * signature.
 */
@ApplicationScoped
@Path("/video/{backend}/webhook")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class VideoWebhookResource {

    private static final Logger LOG = System.getLogger(VideoWebhookResource.class.getName());
    private static final int LARGEST_BODY = 256 * 1024;

    @Inject
    private CallReports reports;

    /** The body is whatever it is until its signature is known, so that nothing here looks at it as JSON before. */
    @POST
    @Operation(hidden = true)
    public Response take(
            @PathParam("backend") String backend,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request) {
        byte[] body;
        try (var stream = request.getInputStream();
                var plain = "gzip".equalsIgnoreCase(encoding) ? new GZIPInputStream(stream) : stream) {
            body = plain.readNBytes(LARGEST_BODY + 1);
        } catch (ZipException e) {
            return new Problem(400, "malformed", "Malformed body", "The body is not compressed as it says.").response();
        } catch (IOException e) {
            return new Problem(400, "malformed", "Malformed body", "The body ended before it should.").response();
        }
        if (body.length > LARGEST_BODY) {
            return ProblemMapper.tooLarge(LARGEST_BODY).response();
        }
        try {
            reports.take(backend, new ReportDelivery(headers::getHeaderString, body));
            return Response.ok("{}").build();
        } catch (ReportRefused refused) {
            LOG.log(Level.WARNING, "A report to {0} was refused: {1}.", backend, refused.getMessage());
            // Not 401, which would have to tell how to sign in (RFC 9110, 15.5.2): here nobody can.
            return new Problem(403, "not-signed", "Not signed", "The report is not signed as its service signs.")
                    .response();
        }
    }
}
