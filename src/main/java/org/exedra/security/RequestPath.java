package org.exedra.security;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request as it was sent, behind the context path: still encoded, so that one address has one spelling. */
public final class RequestPath {

    /** What the paths of REST begin with. */
    static final String API = "/api/";

    private RequestPath() {}

    public static String of(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
