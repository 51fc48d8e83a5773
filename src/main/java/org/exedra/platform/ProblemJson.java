package org.exedra.platform;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** A problem as programs are told it (RFC 9457), by whichever part of Exedra refuses. */
public final class ProblemJson {

    /** RFC 9457, 6.1. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    /** Its members; its {@code type} is {@code /problems/{code}}, relative to this deployment, and stays the same. */
    public static JsonObjectBuilder of(int status, String code, String title, String detail) {
        return Json.createObjectBuilder()
                .add("type", "/problems/" + code)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
    }
}
