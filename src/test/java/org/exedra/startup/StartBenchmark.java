package org.exedra.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exedra.support.ExedraServer;
import org.exedra.support.server.ServerProduct;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the start of the server's process until Exedra is ready, and until the one page of an otherwise empty
 * Faces application is, on the same server and in turn, so that the machine's moods hit both. Each has been started once before:
 * its schema is there. It reports, and asserts nothing about time.
 */
class StartBenchmark {

    private static final int RUNS = Integer.getInteger("exedra.benchmark.starts", 7);
    private static final Path REPORT = Path.of("target", "benchmark", "start.txt");

    @Test
    void startToReady() throws IOException {
        var exedra = new ArrayList<Double>();
        var empty = new ArrayList<Double>();
        try (var full = new ExedraServer("benchmark");
                var bare = new ExedraServer("benchmark-empty", emptyApplication(), "/index.xhtml", Map.of())) {
            seconds(full);
            seconds(bare);
            for (int run = 0; run < RUNS; run++) {
                exedra.add(seconds(full));
                empty.add(seconds(bare));
            }
        }
        String report = String.format(
                Locale.ROOT,
                "Start to ready on %s, %d starts each, in s: median (min to max)%n"
                        + "  Exedra %s, empty Faces application %s, ratio %.2f%n",
                ServerProduct.underTest().title(),
                RUNS,
                inWords(exedra),
                inWords(empty),
                median(exedra) / median(empty));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
        System.out.println(report);
    }

    private static double seconds(ExedraServer server) {
        long begin = System.nanoTime();
        server.start();
        double seconds = (System.nanoTime() - begin) / 1e9;
        server.kill();
        return seconds;
    }

    /** A page, and what makes it Faces. */
    private static Path emptyApplication() throws IOException {
        var war = ShrinkWrap.create(WebArchive.class, "exedra.war")
                .addAsWebResource(new StringAsset("""
                                <!DOCTYPE html>
                                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
                                <h:head><title>Empty</title></h:head>
                                <h:body>Nothing</h:body>
                                </html>
                                """), "index.xhtml")
                .addAsWebInfResource(new StringAsset("""
                                <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                                       bean-discovery-mode="annotated"></beans>
                                """), "beans.xml")
                .setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                  <servlet>
                                    <servlet-name>faces</servlet-name>
                                    <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class>
                                    <load-on-startup>1</load-on-startup>
                                  </servlet>
                                  <servlet-mapping>
                                    <servlet-name>faces</servlet-name>
                                    <url-pattern>*.xhtml</url-pattern>
                                  </servlet-mapping>
                                </web-app>
                                """));
        var file =
                Files.createDirectories(Path.of("target", "benchmark", "empty")).resolve("exedra.war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file.toAbsolutePath();
    }

    private static String inWords(List<Double> series) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                median(series),
                series.stream().min(Double::compare).orElseThrow(),
                series.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> series) {
        return series.stream().sorted().toList().get(series.size() / 2);
    }
}
