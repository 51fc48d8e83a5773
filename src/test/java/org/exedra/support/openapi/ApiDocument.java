package org.exedra.support.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.exedra.support.ExedraClient;

/** The OpenAPI document as the server gives it to everybody. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode root;
    private final Map<JsonNode, JsonSchema> schemas = new IdentityHashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    public static ApiDocument served() {
        return servedTo(ExedraClient.nobody());
    }

    /** As another server gives it. */
    public static ApiDocument servedTo(ExedraClient client) {
        try {
            var root = new YAMLMapper().readTree(client.get("/api/openapi.yaml").body());
            closeObjects(root.path("components").path("schemas"));
            return new ApiDocument(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The document allows for members to come; a member that comes today must be in it. */
    private static void closeObjects(JsonNode schemas) {
        for (JsonNode schema : schemas) {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<ApiOperation> operations() {
        var operations = new ArrayList<ApiOperation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(new ApiOperation(
                                this,
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue()))));
        return operations;
    }

    public ApiOperation operation(String methodAndPath) {
        return operations().stream()
                .filter(operation -> operation.toString().equals(methodAndPath))
                .findFirst()
                .orElseThrow();
    }

    /** What a node says, or what it refers to says. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(root.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** The schema, to hold something against. */
    JsonSchema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema, this::read);
    }

    private JsonSchema read(JsonNode schema) {
        var whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", root.path("components"));
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole, config);
    }
}
