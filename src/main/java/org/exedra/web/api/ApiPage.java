package org.exedra.web.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The OpenAPI document, made readable here and not in the browser, so that nothing is loaded from anywhere. */
@Named
@ApplicationScoped
public class ApiPage {

    private static final String FILE = "/WEB-INF/openapi.json";

    @Inject
    private ServletContext context;

    private List<List<ApiText.Piece>> introduction;
    private List<Group> groups;
    private List<Type> types;

    /** Operations that belong together. */
    public record Group(String name, List<List<ApiText.Piece>> description, List<ApiOperation> operations) {

        /** Its place on the page. */
        public String id() {
            return "group-" + name.replace(' ', '-');
        }
    }

    /** A schema that has members. */
    public record Type(String name, List<List<ApiText.Piece>> description, List<ApiMember> members) {}

    @PostConstruct
    void read() {
        try (var file = context.getResourceAsStream(FILE);
                var reader = Json.createReader(file)) {
            show(new ApiModel(reader.readObject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(ApiModel model) {
        var document = model.document();
        introduction = ApiText.paragraphs(document.getJsonObject("info").getString("description"));
        var operations = document.getJsonObject("paths").entrySet().stream()
                .flatMap(path -> path.getValue().asJsonObject().entrySet().stream()
                        .map(operation -> ApiOperation.of(
                                model,
                                operation.getKey(),
                                path.getKey(),
                                operation.getValue().asJsonObject())))
                .toList();
        groups = document.getJsonArray("tags").getValuesAs(JsonObject.class).stream()
                .map(tag -> new Group(
                        tag.getString("name"),
                        ApiText.paragraphs(tag.getString("description")),
                        operations.stream()
                                .filter(operation -> operation.tag().equals(tag.getString("name")))
                                .toList()))
                .toList();
        types = document.getJsonObject("components").getJsonObject("schemas").entrySet().stream()
                .filter(schema -> schema.getValue().asJsonObject().containsKey("properties"))
                .map(schema -> type(model, schema.getKey(), schema.getValue().asJsonObject()))
                .toList();
    }

    private static Type type(ApiModel model, String name, JsonObject schema) {
        String description = schema.getString("description", "");
        return new Type(
                name, description.isEmpty() ? List.of() : ApiText.paragraphs(description), ApiMember.of(model, schema));
    }

    public List<List<ApiText.Piece>> getIntroduction() {
        return introduction;
    }

    public List<Group> getGroups() {
        return groups;
    }

    public List<Type> getTypes() {
        return types;
    }
}
