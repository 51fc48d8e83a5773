package org.exedra.support.server;

import java.nio.file.Path;
import java.util.List;

/** WildFly, prepared once by {@code docker/wildfly/exedra.cli}. */
final class WildFly extends ServerProduct {

    private static final Path COMMANDS = Path.of("docker/wildfly/exedra.cli").toAbsolutePath();

    private final Distribution distribution = new Distribution(this);

    WildFly() {
        super("wildfly", "WildFly");
    }

    private Path home() {
        return distribution.prepared(List.of(COMMANDS), WildFly::prepare);
    }

    private static void prepare(Path home) {
        Commands.run(
                home.resolve("bin/jboss-cli.sh").toString(), "--file=" + COMMANDS, "-Dpostgresql.jar=" + POSTGRESQL);
    }

    @Override
    public void layOut(Place place) {
        Trees.copy(home().resolve("standalone"), place.directory().resolve("standalone"));
        replace(place);
    }

    @Override
    public void replace(Place place) {
        Trees.copy(place.war(), place.directory().resolve("standalone/deployments/exedra.war"));
    }

    @Override
    public Path configuration(Place place) {
        return place.directory().resolve("standalone/configuration/standalone.xml");
    }

    @Override
    public List<String> command(Place place) {
        return List.of(
                home().resolve("bin/standalone.sh").toString(),
                "-b",
                LOOPBACK,
                "-bmanagement",
                LOOPBACK,
                "-Djboss.server.base.dir=" + place.directory().resolve("standalone"),
                "-Djboss.http.port=" + place.port(),
                "-Djboss.https.port=" + Ports.free(),
                "-Djboss.management.http.port=" + Ports.free());
    }
}
