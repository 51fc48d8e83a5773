package org.exedra.support.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes values that a schema allows, by chance; the same ones for the same seed. */
public final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS = 300;

    private final Random random;
    private final ApiOperation operation;

    public Samples(Random random, ApiOperation operation) {
        this.random = random;
        this.operation = operation;
    }

    /**
     * A body.
     *
     * @param known values that only the database knows, by the names of their members; null leaves the member out
     */
    public ObjectNode body(Map<String, Object> known) {
        return object(operation.bodySchema(), known);
    }

    private ObjectNode object(JsonNode schema, Map<String, Object> known) {
        var object = JSON.createObjectNode();
        var required = JSON.convertValue(schema.path("required"), String[].class);
        var names = required == null ? java.util.List.<String>of() : java.util.List.of(required);
        schema.path("properties").properties().forEach(member -> {
            String name = member.getKey();
            if (known.containsKey(name)) {
                if (known.get(name) != null) {
                    object.set(name, JSON.valueToTree(known.get(name)));
                }
            } else if (names.contains(name) || random.nextBoolean()) {
                object.set(name, JSON.valueToTree(value(name, member.getValue())));
            }
        });
        return object;
    }

    /** A value for this member or parameter. */
    public Object value(String name, JsonNode reference) {
        var schema = operation.resolve(reference);
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asText();
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> number(schema);
            case "boolean" -> random.nextBoolean();
            case "array" -> new Object[] {value(name, schema.path("items"))};
            case "object" -> Map.of();
            default -> text(name, schema);
        };
    }

    private int number(JsonNode schema) {
        int minimum = schema.path("minimum").asInt(0);
        return minimum + random.nextInt(schema.path("maximum").asInt(1000) - minimum + 1);
    }

    private String text(String name, JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" -> time();
            default -> word(name, schema);
        };
    }

    private String time() {
        return Instant.now()
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofDays(1 + random.nextInt(DAYS)))
                .plus(Duration.ofMinutes(random.nextInt(24 * 60)))
                .atOffset(ZoneOffset.ofHours(random.nextInt(25) - 12))
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private String word(String name, JsonNode schema) {
        String unique = UUID.randomUUID().toString();
        return switch (name) {
            case "email" -> unique + "@example.edu";
            case "externalId", "Idempotency-Key" -> unique;
            default -> schema.path("examples").path(0).asText("Ünïcödé 🎓 " + random.nextInt());
        };
    }
}
