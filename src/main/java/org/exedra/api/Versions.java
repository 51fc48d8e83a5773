package org.exedra.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exedra.platform.Expected;

/** Versions of things, as entity tags ({@code "7"}), and which one a caller means to change (RFC 9110, 8.8.3 and 13.1.1). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\"([^\"]*)\"");

    private Versions() {}

    /** The entity tag, without its quotes. */
    static String tag(long version) {
        return Long.toString(version);
    }

    /** What the caller expects; any version if they do not say. A weak or foreign tag is nobody's (strong comparison). */
    static Expected expected(HttpHeaders headers) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Expected.ANY;
        }
        return new Expected(Arrays.stream(ifMatch.split(","))
                .map(tag -> TAG.matcher(tag.strip()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet()));
    }

    /**
     * The same where a caller must say it, because what they send replaces all that is there (RFC 6585, 3).
     *
     * @throws WebApplicationException 428 if they do not
     */
    static Expected required(HttpHeaders headers) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw new WebApplicationException(Response.Status.PRECONDITION_REQUIRED);
        }
        return expected(headers);
    }
}
