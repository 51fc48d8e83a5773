package org.exedra.web;

import java.util.Collection;
import java.util.stream.Collectors;

/** What a page may load and whom it may talk to (Content Security Policy 3): ourselves, and nobody frames us. */
public final class ContentSecurityPolicy {

    /** The header that carries it. */
    public static final String HEADER = "Content-Security-Policy";

    private ContentSecurityPolicy() {}

    /** @param origins whom the page's script may talk to besides us */
    public static String talkingTo(Collection<String> origins) {
        String others = origins.stream().map(origin -> " " + origin).collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'" + others + "; media-src 'self' blob:; manifest-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'";
    }
}
