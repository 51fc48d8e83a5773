package org.exedra.api;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.exedra.platform.ProblemJson;

/**
 * An RFC 9457 problem. Its {@code type} is {@code /problems/{code}}, relative to this deployment, and stays the same.
 *
 * @param code a stable word in kebab case
 * @param title what it is, in general
 * @param detail what it is this time and what to do, without anything that should not leave the server
 * @param more further members
 */
public record Problem(int status, String code, String title, String detail, Map<String, Object> more) {

    public static final MediaType MEDIA_TYPE = MediaType.valueOf(ProblemJson.MEDIA_TYPE);

    Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, Map.of());
    }

    public Response response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json().toString())
                .build();
    }

    /** Answers with it where there is no resource: in a filter. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE.toString());
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json().toString());
    }

    private JsonObject json() {
        var json = ProblemJson.of(status, code, title, detail);
        more.forEach((name, value) -> json.add(name, value.toString()));
        return json.build();
    }
}
