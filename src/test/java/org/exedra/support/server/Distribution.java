package org.exedra.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A product as it is distributed, unpacked by the build, and a copy of it that has been prepared for Exedra. */
final class Distribution {

    private final ServerProduct product;

    Distribution(ServerProduct product) {
        this.product = product;
    }

    /** The one folder in the archive. */
    Path unpacked() {
        var directory = ServerProduct.TARGET.resolve("distributions").resolve(product.name());
        try (var folders = Files.list(directory)) {
            return folders.filter(folder -> Files.isDirectory(folder) && !folder.endsWith("META-INF"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy, prepared once for all servers that are started while the committed files stay as they are. */
    Path prepared(List<Path> committed, Consumer<Path> preparation) {
        var home = ServerProduct.TARGET.resolve("prepared").resolve(product.name());
        var done = home.resolve("exedra-prepared");
        String how = committed.stream().map(Trees::read).reduce(unpacked().toString(), String::concat);
        if (!Files.exists(done) || !Trees.read(done).equals(how)) {
            Trees.delete(home);
            Trees.copy(unpacked(), home);
            preparation.accept(home);
            Trees.write(done, how);
        }
        return home;
    }
}
