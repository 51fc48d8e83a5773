package org.exedra.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Open Liberty with {@code docker/open-liberty/server.xml}. */
final class OpenLiberty extends ServerProduct {

    private final Distribution distribution = new Distribution(this);

    OpenLiberty() {
        super("open-liberty", "Open Liberty");
    }

    @Override
    public void layOut(Place place) {
        var server = place.directory().resolve("usr/servers/exedra");
        Trees.copy(Path.of("docker/open-liberty/server.xml"), server.resolve("server.xml"));
        Trees.copy(POSTGRESQL, server.resolve("jdbc/postgresql.jar"));
        replace(place);
    }

    @Override
    public void replace(Place place) {
        Trees.copy(place.war(), place.directory().resolve("usr/servers/exedra/apps/exedra.war"));
    }

    @Override
    public Path configuration(Place place) {
        return place.directory().resolve("usr/servers/exedra/server.xml");
    }

    @Override
    public List<String> command(Place place) {
        return List.of(distribution.unpacked().resolve("bin/server").toString(), "run", "exedra");
    }

    @Override
    public boolean failsAtMalformedBasic() {
        return true;
    }

    @Override
    public Map<String, String> environment(Place place) {
        return Map.of(
                "WLP_USER_DIR", place.directory().resolve("usr").toString(),
                "EXEDRA_HTTP_HOST", LOOPBACK,
                "EXEDRA_HTTP_PORT", String.valueOf(place.port()));
    }
}
