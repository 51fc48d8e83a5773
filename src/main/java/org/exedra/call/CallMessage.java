package org.exedra.call;

import jakarta.json.JsonObject;

/** What a browser says on the call's socket. {@link CallMessageReader} makes them out of text. */
public sealed interface CallMessage {

    /** I am still here. */
    record Ping() implements CallMessage {}

    /** I pressed <i>Join now</i>, or am back after a lost connection. */
    record Join(MediaState media) implements CallMessage {}

    /** What I send has changed. */
    record Media(MediaState media) implements CallMessage {}

    /** For the other's peer connection; the server does not look inside. */
    record Signal(String to, JsonObject data) implements CallMessage {}

    /** A line for everybody in the call. */
    record Chat(String id, String text) implements CallMessage {}

    /** I am leaving. */
    record Leave() implements CallMessage {}

    /** Which of its media a participant is sending. */
    record MediaState(boolean microphone, boolean camera, boolean screen) {

        static final MediaState NONE = new MediaState(false, false, false);
    }
}
