package org.exedra.call;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Keeps what would be sent. */
class RecordingOutbox extends Outbox {

    private final List<JsonObject> frames = new ArrayList<>();
    private CallClose closed;

    RecordingOutbox() {
        super(null, Runnable::run);
    }

    @Override
    synchronized void send(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            frames.add(reader.readObject());
        }
    }

    @Override
    synchronized void close(CallClose why) {
        closed = why;
    }

    @Override
    synchronized void closeNow(CallClose why) {
        closed = why;
    }

    synchronized CallClose closed() {
        return closed;
    }

    /** What came since the last time it was asked. */
    synchronized List<JsonObject> take() {
        var taken = List.copyOf(frames);
        frames.clear();
        return taken;
    }

    /** Those of this type that came since the last time it was asked. */
    List<JsonObject> takeAll(String type) {
        return take().stream()
                .filter(frame -> frame.getString("type").equals(type))
                .toList();
    }

    /** The one frame of this type that came since the last time it was asked. */
    JsonObject takeOnly(String type) {
        var found = takeAll(type);
        if (found.size() != 1) {
            throw new AssertionError("not one " + type + " but " + found);
        }
        return found.get(0);
    }
}
