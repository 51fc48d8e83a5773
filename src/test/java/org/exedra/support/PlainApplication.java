package org.exedra.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The least that a Jakarta EE application is: what Exedra's requests are held against. */
public final class PlainApplication {

    private static final String EMPTY_PAGE = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
            <h:head><title>Empty</title></h:head>
            <h:body>Nothing</h:body>
            </html>
            """;

    private PlainApplication() {}

    /** Everything under {@code /api}. */
    @ApplicationPath("/api")
    public static class Rest extends Application {}

    /** Takes a text and answers with another. */
    @Path("/empty")
    @Produces("application/json")
    public static class Empty {

        @POST
        public String answer(String body) {
            return "{}";
        }
    }

    /** Knows everybody at once: what is left is what the server spends on knowing somebody at all. */
    @ApplicationScoped
    public static class Door implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return context.notifyContainerAboutLogin("somebody", Set.of("STUDENT"));
        }
    }

    /** Twenty rows that never change. */
    @Named("rows")
    @ApplicationScoped
    public static class Rows {

        private final List<Row> all = IntStream.range(0, 20).mapToObj(Row::new).toList();

        public List<Row> getAll() {
            return all;
        }
    }

    /** One of them, a bean as Faces likes it. */
    public static class Row {

        private final int number;

        Row(int number) {
            this.number = number;
        }

        public String getSubject() {
            return "Subject " + number;
        }

        public String getPerson() {
            return "Person " + number;
        }

        public String getStart() {
            return "2026-11-04 13:00";
        }

        public String getStatus() {
            return "CONFIRMED";
        }
    }

    /** With a page of its own, and REST. */
    public static java.nio.file.Path war() throws IOException {
        var war = faces("table.xhtml", """
                        <!DOCTYPE html>
                        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core">
                        <h:head><title>Plain</title></h:head>
                        <h:body>
                          <h:dataTable value="#{rows.all}" var="row">
                            <h:column><f:facet name="header">Subject</f:facet><h:outputText value="#{row.subject}"/></h:column>
                            <h:column><f:facet name="header">Person</f:facet><h:outputText value="#{row.person}"/></h:column>
                            <h:column><f:facet name="header">Start</f:facet><h:outputText value="#{row.start}"/></h:column>
                            <h:column><f:facet name="header">Status</f:facet><h:outputText value="#{row.status}"/></h:column>
                          </h:dataTable>
                        </h:body>
                        </html>
                        """)
                .addClasses(PlainApplication.class, Rest.class, Empty.class, Rows.class, Row.class);
        return packed(war, "plain.war");
    }

    /** With REST alone, behind a {@link Door}. */
    public static java.nio.file.Path guardedWar() throws IOException {
        var war = faces("index.xhtml", EMPTY_PAGE)
                .addClasses(PlainApplication.class, Rest.class, Empty.class, Door.class);
        return packed(war, "guarded.war");
    }

    /** With nothing but a page that says nothing, {@code index.xhtml}. */
    public static java.nio.file.Path emptyWar() throws IOException {
        return packed(faces("index.xhtml", EMPTY_PAGE), "exedra.war");
    }

    /** A page, and what makes it Faces. */
    private static WebArchive faces(String name, String page) {
        return ShrinkWrap.create(WebArchive.class)
                .addAsWebResource(new StringAsset(page), name)
                .addAsWebInfResource(new StringAsset("""
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                               bean-discovery-mode="annotated"></beans>
                        """), "beans.xml")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <context-param>
                            <param-name>jakarta.faces.PROJECT_STAGE</param-name>
                            <param-value>Production</param-value>
                          </context-param>
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
    }

    /** A server knows an application by its file's name: one beside Exedra needs another, one in its place the same. */
    private static java.nio.file.Path packed(WebArchive war, String name) throws IOException {
        var file = Files.createDirectories(java.nio.file.Path.of("target", "benchmark"))
                .resolve(name)
                .toAbsolutePath();
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
