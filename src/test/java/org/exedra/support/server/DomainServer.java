package org.exedra.support.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.support.Await;

/** Payara Server or GlassFish: a domain, prepared once by files of {@code asadmin}'s commands. */
final class DomainServer extends ServerProduct {

    private static final String DOMAIN = "domain1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What {@code asadmin} prints of a line; it goes on with the next, and ends well all the same. */
    private static final Pattern REFUSED = Pattern.compile("^Command .+ failed\\.$", Pattern.MULTILINE);

    private final List<Path> commands;
    private final Distribution distribution = new Distribution(this);

    DomainServer(String name, String title, String... commands) {
        super(name, title);
        this.commands =
                Stream.of(commands).map(file -> Path.of(file).toAbsolutePath()).toList();
    }

    private Path home() {
        return distribution.prepared(commands, this::prepare);
    }

    private static Path asadmin(Path home) {
        return home.resolve("bin/asadmin");
    }

    /** The administrator's way: PostgreSQL's driver into the domain, and the commands to the running server. */
    private void prepare(Path home) {
        var domains = home.resolve("glassfish/domains");
        Trees.copy(POSTGRESQL, domains.resolve(DOMAIN).resolve("lib/postgresql.jar"));
        int adminPort = DomainPorts.onLoopback(domains.resolve(DOMAIN), Ports.free());
        Commands.run(asadmin(home).toString(), "start-domain", DOMAIN);
        try {
            for (Path file : commands) {
                String output = Commands.run(
                        asadmin(home).toString(),
                        "--port",
                        String.valueOf(adminPort),
                        "multimode",
                        "--file",
                        file.toString());
                if (REFUSED.matcher(output).find()) {
                    throw new IllegalStateException(file + ":\n" + output);
                }
            }
        } finally {
            Commands.run(asadmin(home).toString(), "stop-domain", "--kill=true", DOMAIN);
        }
    }

    private static Path domains(Place place) {
        return place.directory().resolve("domains");
    }

    @Override
    public void layOut(Place place) {
        var domain = domains(place).resolve(DOMAIN);
        Trees.copy(home().resolve("glassfish/domains").resolve(DOMAIN), domain);
        DomainPorts.onLoopback(domain, place.port());
        Trees.write(databaseOptions(place), databaseProperties(place));
    }

    /** What its resources take from system properties; GlassFish knows no other place. */
    private static String databaseProperties(Place place) {
        return Stream.of("url", "user", "password")
                .map(part -> "\"-Dexedra.database." + part + "="
                        + place.settings().get("EXEDRA_DATABASE_" + part.toUpperCase(Locale.ROOT)) + "\"\n")
                .collect(Collectors.joining());
    }

    @Override
    public Path configuration(Place place) {
        return domains(place).resolve(DOMAIN).resolve("config/domain.xml");
    }

    @Override
    public List<String> command(Place place) {
        return List.of(
                asadmin(home()).toString(),
                "start-domain",
                "--verbose",
                "--domaindir",
                domains(place).toString(),
                DOMAIN);
    }

    /** Out of a file: Java prints, at each start, what it is told by the environment. */
    @Override
    public List<String> javaOptions(Place place) {
        return List.of("@" + databaseOptions(place));
    }

    private static Path databaseOptions(Place place) {
        return place.directory().resolve("database.options");
    }

    @Override
    public void deploy(Place place) {
        Await.until("the administration answers", PATIENCE, () -> answers(adminPort(place)));
        deploy(place, false);
    }

    @Override
    public void replace(Place place) {
        deploy(place, true);
    }

    private void deploy(Place place, boolean force) {
        try {
            Commands.run(
                    asadmin(home()).toString(),
                    "--port",
                    String.valueOf(adminPort(place)),
                    "deploy",
                    "--force=" + force,
                    "--contextroot",
                    "/",
                    place.war().toString());
        } catch (Commands.Failed refusal) {
            throw new NotDeployed(refusal);
        }
    }

    private static int adminPort(Place place) {
        return DomainPorts.admin(domains(place).resolve(DOMAIN));
    }

    /** An open port is not enough: before it starts a domain, {@code asadmin} opens it for a moment, to see whether it can. */
    private static boolean answers(int adminPort) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + adminPort + "/__asadmin/version")
                    .toURL()
                    .openConnection();
            connection.setReadTimeout((int) PATIENCE.toMillis());
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
