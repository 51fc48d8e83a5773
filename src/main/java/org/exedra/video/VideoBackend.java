package org.exedra.video;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** A way to make a call. Implementations are CDI beans; {@link VideoBackends} finds them by their name. */
public interface VideoBackend {

    /** The name under which the setting {@code EXEDRA_VIDEO_BACKEND}, or a booking, chooses it. */
    String name();

    /** Whether the settings that it needs are there. */
    default boolean isConfigured() {
        return true;
    }

    /**
     * Has the service behind it set up for us; at start-up, and may be repeated.
     *
     * @throws VideoUnavailable if that service cannot be reached; it is then done before the first grant
     */
    default void prepare() {
        // Most need nothing.
    }

    /**
     * Lets one participant into one call. Whether they may has been decided before.
     *
     * @throws VideoUnavailable if the service behind it cannot be reached
     */
    CallGrant grant(CallRequest request);

    /**
     * The call is over for good: whoever is in it goes out, and none of its members gets in again. May be repeated.
     *
     * @throws VideoUnavailable if the service behind it cannot be reached; it is worth another try
     */
    default void close(String callId, Collection<UUID> members) {
        // Where the socket is the only way in, there is nothing else to close.
    }

    /** The origins that its part in the browser talks to, besides ours (CSP 3, {@code connect-src}). */
    default Set<String> origins() {
        return Set.of();
    }

    /**
     * Reads what the service behind it reports.
     *
     * @throws ReportRefused if it is not from there
     */
    default CallReport read(ReportDelivery delivery) throws ReportRefused {
        throw new ReportRefused("nothing reports to " + name());
    }
}
