package org.exedra.support.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a browser says on the SFU's socket: a stream.video.sfu.event.SfuRequest (protobuf), of which only the kind, and the
 * texts in it, matter here.
 */
record SfuMessage(Kind kind, Map<Integer, String> texts) {

    enum Kind {
        JOIN,
        HEALTH_CHECK,
        LEAVE,
        OTHER
    }

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    static SfuMessage read(ByteBuffer bytes) {
        var fields = fields(bytes);
        for (var field : fields.entrySet()) {
            var kind = switch (field.getKey()) {
                case 1 -> Kind.JOIN;
                case 2 -> Kind.HEALTH_CHECK;
                case 3 -> Kind.LEAVE;
                default -> Kind.OTHER;
            };
            var texts = new HashMap<Integer, String>();
            if (kind == Kind.JOIN) {
                fields(field.getValue())
                        .forEach((number, value) -> texts.put(
                                number, StandardCharsets.UTF_8.decode(value).toString()));
            }
            return new SfuMessage(kind, texts);
        }
        return new SfuMessage(Kind.OTHER, Map.of());
    }

    /** The token of a join. */
    String token() {
        return texts.getOrDefault(1, "");
    }

    /** The tab's own id in a join. */
    String sessionId() {
        return texts.getOrDefault(2, "");
    }

    /** The fields that are texts or messages, by their numbers. */
    private static Map<Integer, ByteBuffer> fields(ByteBuffer bytes) {
        var fields = new HashMap<Integer, ByteBuffer>();
        while (bytes.hasRemaining()) {
            int tag = (int) varint(bytes);
            switch (tag & 0b111) {
                case VARINT -> varint(bytes);
                case FIXED64 -> bytes.position(bytes.position() + Long.BYTES);
                case FIXED32 -> bytes.position(bytes.position() + Integer.BYTES);
                case BYTES -> {
                    int length = (int) varint(bytes);
                    fields.put(tag >>> 3, bytes.slice(bytes.position(), length));
                    bytes.position(bytes.position() + length);
                }
                default -> throw new IllegalArgumentException("no protobuf");
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
