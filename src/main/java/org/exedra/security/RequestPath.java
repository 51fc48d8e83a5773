package org.exedra.security;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request as it was sent, behind the context path: still encoded, so that one address has one spelling. */
public final class RequestPath {

    /** What the paths of REST begin with. */
    static final String API = "/api/";

    /** What the paths begin with at which systems look by themselves (RFC 8615). */
    private static final String WELL_KNOWN = "/.well-known/";

    private RequestPath() {}

    /** Whether whoever asks is a program, for whom a page is of no use. */
    public static boolean isForPrograms(String path) {
        return path.startsWith(API) || path.startsWith(WELL_KNOWN);
    }

    public static String of(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
