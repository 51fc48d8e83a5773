package org.exedra.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of style sheets, scripts and images: each with a version made of its content, so that it may be kept forever. */
@Named
@ApplicationScoped
public class Assets {

    /** The query parameter that holds the version. */
    static final String VERSION = "v";

    private static final int VERSION_LENGTH = 12;

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    @Inject
    private ServletContext context;

    /** The address of an asset such as {@code exedra.css}. */
    public String url(String name) {
        return context.getContextPath() + "/assets/" + name + "?" + VERSION + "="
                + versions.computeIfAbsent(name, this::version);
    }

    private String version(String name) {
        try (InputStream content = context.getResourceAsStream("/assets/" + name)) {
            byte[] bytes = content == null ? new byte[0] : content.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
