package org.exedra.call;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a browser sent; whatever does not fit exactly is no message. */
final class CallMessageReader {

    static final int LONGEST_CHAT = 2000;
    static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private CallMessageReader() {}

    /** The message that this text is; empty if it is malformed. */
    static Optional<CallMessage> read(String text) {
        try (var parser = Json.createParser(new StringReader(text))) {
            parser.next();
            var message = message(parser.getObject());
            return parser.hasNext() ? Optional.empty() : Optional.ofNullable(message);
        } catch (RuntimeException e) {
            // Not only what JSON-P says it throws: providers have their own for brackets within brackets within
            // brackets.
            return Optional.empty();
        }
    }

    private static CallMessage message(JsonObject json) {
        return switch (json.getString("type")) {
            case "ping" -> new CallMessage.Ping();
            case "join" -> new CallMessage.Join(media(json));
            case "media" -> new CallMessage.Media(media(json));
            case "signal" ->
                new CallMessage.Signal(
                        id(json, "to"), json.getJsonObject("data").asJsonObject());
            case "chat" -> new CallMessage.Chat(id(json, "id"), chatText(json));
            case "leave" -> new CallMessage.Leave();
            default -> null;
        };
    }

    private static CallMessage.MediaState media(JsonObject json) {
        var media = json.getJsonObject("media");
        return new CallMessage.MediaState(
                media.getBoolean("microphone"), media.getBoolean("camera"), media.getBoolean("screen"));
    }

    private static String id(JsonObject json, String name) {
        String id = json.getString(name);
        if (!ID.matcher(id).matches()) {
            throw new JsonException(name + " is no id");
        }
        return id;
    }

    private static String chatText(JsonObject json) {
        String text = json.getString("text");
        if (text.isBlank() || text.length() > LONGEST_CHAT) {
            throw new JsonException("text is empty or too long");
        }
        return text;
    }
}
