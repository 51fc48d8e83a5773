package org.exedra.web.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The document, with its references followed. */
final class ApiModel {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonObject document;

    ApiModel(JsonObject document) {
        this.document = document;
    }

    JsonObject document() {
        return document;
    }

    /** The object of this name; an empty one if there is none. */
    JsonObject object(JsonObject parent, String name) {
        return parent.containsKey(name) ? parent.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
    }

    JsonObject resolved(JsonObject said) {
        return said.containsKey("$ref")
                ? resolved(
                        document.getValue(said.getString("$ref").substring(1)).asJsonObject())
                : said;
    }

    /** The name of the schema that is referred to, if that one has members of its own; else null. */
    String nameOfObject(JsonObject said) {
        String reference = said.getString("$ref", "");
        return reference.startsWith(SCHEMAS) && resolved(said).containsKey("properties")
                ? reference.substring(SCHEMAS.length())
                : null;
    }
}
