package org.exedra.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.exedra.platform.Expected;

/** Versions of things, as entity tags ({@code "7"}), and which one a caller means to change (RFC 9110, 8.8.3 and 13.1.1). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

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
        Set<Long> versions = new HashSet<>();
        Arrays.stream(ifMatch.split(",")).map(String::strip).forEach(tag -> {
            var matcher = TAG.matcher(tag);
            if (matcher.matches()) {
                versions.add(Long.valueOf(matcher.group(1)));
            }
        });
        return new Expected(versions);
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
