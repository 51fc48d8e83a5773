package org.exedra.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A make of application server: how to lay one out as the README tells its administrator, and how to start it. Which one the
 * tests run on is said by the system property {@code exedra.test.server}; its version by {@code exedra.test.server.version}.
 */
public abstract class ServerProduct {

    /** All of them, as {@code exedra.test.server} says them. */
    public static final List<String> NAMES =
            List.of("payara-micro", "payara-server", "wildfly", "open-liberty", "glassfish");

    static final String LOOPBACK = "127.0.0.1";
    static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path POSTGRESQL = TARGET.resolve("server/postgresql.jar");

    /** The server did not take the WAR; the message has what it said. */
    public static final class NotDeployed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotDeployed(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final String name;
    private final String title;

    ServerProduct(String name, String title) {
        this.name = name;
        this.title = title;
    }

    public static ServerProduct underTest() {
        String name = System.getProperty("exedra.test.server", "payara-micro");
        return switch (name) {
            case "payara-micro" -> new PayaraMicro();
            case "payara-server" ->
                new DomainServer(
                        name, "Payara Server", "payara-config/payara-server.asadmin", "payara-config/post-boot.txt");
            case "glassfish" -> new DomainServer(name, "GlassFish", "docker/glassfish/exedra.asadmin");
            case "wildfly" -> new WildFly();
            case "open-liberty" -> new OpenLiberty();
            default -> throw new IllegalArgumentException("exedra.test.server is not one of ours: " + name);
        };
    }

    /** As in profiles and reports. */
    public final String name() {
        return name;
    }

    /** As people call it. */
    public final String title() {
        return title;
    }

    public final String version() {
        return System.getProperty("exedra.test.server.version", "");
    }

    /** Lays a server out in this directory: configured, and on this port of the loopback interface only. */
    public abstract void layOut(Place place);

    /** The file, of what was laid out, that names its JDBC resource. */
    public abstract Path configuration(Place place);

    /** The command that runs it, and ends when it ends. */
    public abstract List<String> command(Place place);

    /** The same where the database may be away at the start. */
    public List<String> patientCommand(Place place) {
        return command(place);
    }

    /** Whether every start is a new deployment, and waits for the database; others keep what was deployed, and start without. */
    public boolean deploysAtEveryStart() {
        return false;
    }

    /** What it is told by the environment, besides Exedra's settings. */
    public Map<String, String> environment(Place place) {
        return Map.of();
    }

    /** What its Java is told, besides what all are. */
    public List<String> javaOptions(Place place) {
        return List.of();
    }

    /** Whether the server reads Basic credentials, which Exedra knows none of, before Exedra does, and fails at malformed ones. */
    public boolean failsAtMalformedBasic() {
        return false;
    }

    /** Deploys the WAR to the server, which has just been started for the first time, where laying it out did not. */
    public void deploy(Place place) {}

    /** Deploys the WAR in the place of the one that runs on the server; where every start is a new deployment, that does it. */
    public void replace(Place place) {}
}
