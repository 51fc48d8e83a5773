package org.exedra.api;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.exedra.platform.DomainException.Invalid;

/**
 * A body as it was sent: one JSON object (RFC 8259) in UTF-8 and nothing else, not too long, with each member once and of the type
 * that is wanted. JSON Binding by itself makes of {@code "60"} and {@code 60.9} a number and of {@code 1} no, and what it skips
 * it still reads, however long it is.
 */
record JsonBody(byte[] bytes, Map<String, JsonValue> members) {

    /** In bytes; some twenty times what any request needs. */
    static final int LARGEST = 64 * 1024;

    /** It is longer than {@link #LARGEST}. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    /** A record's members in its order; Java makes their description anew for each who asks. */
    private static final ClassValue<Map<String, Kind>> KINDS = new ClassValue<>() {
        @Override
        protected Map<String, Kind> computeValue(Class<?> type) {
            var kinds = new LinkedHashMap<String, Kind>();
            for (RecordComponent member : type.getRecordComponents()) {
                kinds.put(member.getName(), Kind.of(member.getType()));
            }
            return kinds;
        }
    };

    /**
     * @throws TooLarge if it is longer than {@link #LARGEST}
     * @throws JsonException if it is no JSON object, or not only that
     */
    static JsonBody read(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new TooLarge();
        }
        try (var parser = PARSERS.createParser(new StringReader(text(bytes)))) {
            if (parser.next() != Event.START_OBJECT) {
                throw new JsonException("The body is no object.");
            }
            var members = new HashMap<String, JsonValue>();
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString();
                parser.next();
                if (members.put(name, parser.getValue()) != null) {
                    throw new JsonException("A member is there twice.");
                }
            }
            if (parser.hasNext()) {
                throw new JsonException("There is something behind the object.");
            }
            return new JsonBody(bytes, members);
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // Nested too deeply, for which providers have no exception of their own.
            throw new JsonException("The body cannot be read.", e);
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonException("The body is not UTF-8.", e);
        }
    }

    /** Anew from its beginning. */
    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /**
     * Holds its members to those of a record. What is null counts as left out, and what the record does not know is let be.
     *
     * @throws Invalid naming the first that is of another type
     */
    void require(Class<?> type) {
        KINDS.get(type).forEach((name, kind) -> {
            var value = members.getOrDefault(name, JsonValue.NULL);
            if (value != JsonValue.NULL && !kind.fits.test(value)) {
                throw new Invalid("invalid", name, name + " must be " + kind.words + ".");
            }
        });
    }

    /** What a member may be. */
    private enum Kind {
        TEXT("text", value -> value.getValueType() == ValueType.STRING),
        WHOLE_NUMBER(
                "a whole number",
                value -> value instanceof JsonNumber number
                        && number.isIntegral()
                        && number.bigIntegerValue().bitLength() < Integer.SIZE),
        YES_OR_NO("true or false", value -> value == JsonValue.TRUE || value == JsonValue.FALSE),
        TEXTS(
                "a list of texts",
                value -> value.getValueType() == ValueType.ARRAY
                        && value.asJsonArray().stream().allMatch(TEXT.fits));

        private final String words;
        private final Predicate<JsonValue> fits;

        Kind(String words, Predicate<JsonValue> fits) {
            this.words = words;
            this.fits = fits;
        }

        private static Kind of(Class<?> type) {
            if (type == Integer.class || type == int.class) {
                return WHOLE_NUMBER;
            } else if (type == boolean.class || type == Boolean.class) {
                return YES_OR_NO;
            }
            return Collection.class.isAssignableFrom(type) ? TEXTS : TEXT;
        }
    }
}
