package org.exedra.call;

/** Who says that something happened in a call. */
public enum EventSource {
    /** The call's socket. */
    SOCKET,
    /** The service that carries the media. */
    WEBHOOK
}
