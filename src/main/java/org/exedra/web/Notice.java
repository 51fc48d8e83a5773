package org.exedra.web;

import java.util.Locale;

/** What a page tells once after something was done. It travels in the address, so that any node and a restart can show it. */
public enum Notice {
    SIGNED_OUT,
    /** Told by the sign-in, to who was sent there with a form that nobody could be held to. */
    NOT_SENT,
    PASSWORD,
    REQUESTED,
    CONFIRMED,
    DECLINED,
    CANCELLED,
    COMPLETED,
    NO_SHOW,
    VIDEO_BACKEND,
    WEBHOOK_ADDED,
    WEBHOOK_TESTED,
    WEBHOOK_SECRET,
    WEBHOOK_ENABLED,
    WEBHOOK_DISABLED,
    WEBHOOK_REMOVED,
    WEBHOOK_SENT_AGAIN,
    CLIENT_REVOKED,
    KEY_ROTATED;

    /** The query parameter that names it. */
    public static final String PARAMETER = "done";

    /** The query of an address whose page is to tell it. */
    public String query() {
        return "?" + PARAMETER + "=" + key();
    }

    /** Whether something was done, or was not. */
    public boolean isDone() {
        return this != NOT_SENT;
    }

    /** The name in the address and the end of its message's key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
