package org.exedra.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.exedra.platform.Page;

/** Answers a page of a list; the way to the next one is in the {@code Link} header (RFC 8288). */
final class Lists {

    private Lists() {}

    static Response answer(Page<?> page, Object representation, UriInfo uri) {
        var response = Response.ok(representation).header("Cache-Control", "no-store");
        page.next()
                .ifPresent(next -> response.link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", Cursor.write(next))
                                .build(),
                        "next"));
        return response.build();
    }
}
