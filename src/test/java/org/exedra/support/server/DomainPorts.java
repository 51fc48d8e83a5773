package org.exedra.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The listeners of a domain: all of them on free ports of the loopback interface. */
final class DomainPorts {

    private static final String HTTP = "http-listener-1";
    private static final String ADMIN = "admin-listener";

    /** How ports are called that listeners name; these listeners are on the loopback interface already. */
    private static final String BY_NAME = "_PORT";

    private static final String SHELL = "-Dosgi.shell.telnet.port=";

    private DomainPorts() {}

    /** Moves all listeners, HTTP's to this port; answers where the administration listens now. */
    static int onLoopback(Path domain, int http) {
        var configuration = read(domain);
        var config = (Element) configuration.getElementsByTagName("config").item(0);
        var elements = config.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            if (element.getAttribute("port").matches("\\d+")) {
                boolean isHttp = element.getAttribute("name").equals(HTTP);
                element.setAttribute("port", String.valueOf(isHttp ? http : Ports.free()));
                element.setAttribute(
                        element.getTagName().equals("jms-host") ? "host" : "address", ServerProduct.LOOPBACK);
            }
            if (element.getTagName().equals("system-property")
                    && element.getAttribute("name").endsWith(BY_NAME)) {
                element.setAttribute("value", String.valueOf(Ports.free()));
            }
            if (element.getTextContent().startsWith(SHELL)) {
                element.setTextContent(SHELL + Ports.free());
            }
        }
        write(configuration, domain);
        return admin(domain);
    }

    static int admin(Path domain) {
        var listeners = read(domain).getElementsByTagName("network-listener");
        for (int i = 0; i < listeners.getLength(); i++) {
            var listener = (Element) listeners.item(i);
            if (listener.getAttribute("name").equals(ADMIN)) {
                return Integer.parseInt(listener.getAttribute("port"));
            }
        }
        throw new IllegalStateException("no " + ADMIN + " in " + file(domain));
    }

    private static Path file(Path domain) {
        return domain.resolve("config/domain.xml");
    }

    private static Document read(Path domain) {
        try (var in = Files.newInputStream(file(domain))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Document configuration, Path domain) {
        try (var out = Files.newOutputStream(file(domain))) {
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(configuration), new StreamResult(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
