package org.exedra.video;

import java.time.Duration;
import org.exedra.platform.DomainException.Unavailable;

/** The video service cannot be reached, or does not let us in; what was asked for was not harmed by it. */
public final class VideoUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    public VideoUnavailable(Duration retryAfter, Throwable cause) {
        super("video-unavailable", "The video service cannot be reached now. Try again in a moment.", retryAfter);
        initCause(cause);
    }
}
