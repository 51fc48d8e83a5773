package org.exedra.platform;

/** What health answers to whoever runs the server, in the form of MicroProfile Health. */
public enum Health {
    UP(200),
    DOWN(503);

    /** Says that the process answers. */
    public static final String LIVE_PATH = "/health/live";

    /** Says that Exedra can be used. */
    public static final String READY_PATH = "/health/ready";

    public static final String MEDIA_TYPE = "application/json";

    private final int status;

    Health(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String body() {
        return "{\"status\":\"" + name() + "\"}";
    }
}
