package org.exedra.support.server;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro with the command files of {@code payara-config}. */
final class PayaraMicro extends ServerProduct {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path JAR = TARGET.resolve("server/payara-micro.jar");
    private static final Path CONFIG = Path.of("payara-config").toAbsolutePath();

    PayaraMicro() {
        super("payara-micro", "Payara Micro");
    }

    @Override
    public void layOut(Place place) {
        Trees.write(
                preBoot(place),
                Trees.read(CONFIG.resolve("pre-boot.txt")) + Trees.read(CONFIG.resolve("pre-boot-loopback.txt")));
    }

    private static Path preBoot(Place place) {
        return place.directory().resolve("pre-boot.txt");
    }

    @Override
    public Path configuration(Place place) {
        return preBoot(place);
    }

    @Override
    public List<String> command(Place place) {
        var command = new ArrayList<>(List.of(
                JAVA,
                "-jar",
                JAR.toString(),
                "--deploy",
                place.war().toString(),
                "--contextroot",
                "/",
                "--port",
                String.valueOf(place.port()),
                "--nohazelcast",
                "--disablephonehome",
                "--addlibs",
                POSTGRESQL.toString(),
                "--prebootcommandfile",
                preBoot(place).toString(),
                "--postbootcommandfile",
                CONFIG.resolve("post-boot.txt").toString(),
                "--logproperties",
                CONFIG.resolve("logging.properties").toString()));
        place.beside().forEach((path, war) -> command.addAll(List.of("--deploy", war + ":" + path)));
        return command;
    }

    /** As {@code docker/start.sh} does it. */
    @Override
    public List<String> patientCommand(Place place) {
        var command = new ArrayList<>(List.of(
                JAVA,
                "-cp",
                TARGET.resolve("classes") + File.pathSeparator + POSTGRESQL,
                "org.exedra.startup.Preflight",
                "--loopback"));
        command.addAll(command(place));
        return command;
    }

    @Override
    public boolean deploysAtEveryStart() {
        return true;
    }
}
