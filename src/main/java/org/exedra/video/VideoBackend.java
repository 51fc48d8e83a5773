package org.exedra.video;

/** A way to make a call. Implementations are CDI beans; {@link VideoBackends} finds them by their name. */
public interface VideoBackend {

    /** The name under which the setting {@code EXEDRA_VIDEO_BACKEND} chooses it. */
    String name();

    /** Lets one participant into one call. Whether they may has been decided before. */
    CallGrant grant(CallRequest request);
}
