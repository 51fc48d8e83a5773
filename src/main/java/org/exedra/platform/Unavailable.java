package org.exedra.platform;

/**
 * What is answered while the database is away, by Exedra itself and by what stands in its place before it is started; there no
 * library of a server's can be used.
 */
public final class Unavailable {

    public static final int STATUS = 503;

    /** For the header {@code Retry-After}. */
    public static final String RETRY_AFTER_SECONDS = "5";

    /** The problem that programs are told (RFC 9457). */
    public static final String PROBLEM =
            "{\"type\":\"/problems/unavailable\",\"title\":\"Not available now\",\"status\":" + STATUS
                    + ",\"detail\":\"The database does not answer. Try again in a moment.\"}";

    private Unavailable() {}
}
