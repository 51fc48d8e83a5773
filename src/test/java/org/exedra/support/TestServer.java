package org.exedra.support;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.exedra.support.stream.TestStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The server in which all in-server tests run: one {@link ExedraServer}, started by Arquillian. */
@ArquillianSuiteDeployment
public class TestServer {

    /** The key of the server's call tickets, so that tests can make tickets that the server itself would not. */
    public static final byte[] CALL_TICKET_KEY =
            "a key of 32 bytes, only for tests".getBytes(StandardCharsets.US_ASCII);

    public static final String STUN = "stun:stun.example.edu:3478";
    public static final String TURN = "turn:turn.example.edu:3478?transport=udp";

    public static final String TURN_SECRET = "only-for-tests";

    /** Tests wait for receivers that hang. */
    private static final int WEBHOOK_TIMEOUT_SECONDS = 2;

    /** Where the proxy in front says who the client is: each client of a test has an address of its own. */
    static final String CLIENT_ADDRESS_HEADER = "X-Forwarded-For";

    private TestServer() {}

    private static final class Holder {
        private static final ExedraServer ONE = new ExedraServer("tests", settings());
    }

    static ExedraServer get() {
        return Holder.ONE;
    }

    @Deployment(testable = false)
    public static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, TestWar.file().toFile());
    }

    public static URI uri() {
        return URI.create(get().origin());
    }

    /** What the server has logged. */
    public static Path log() {
        return get().log();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("EXEDRA_CLIENT_ADDRESS_HEADER", CLIENT_ADDRESS_HEADER);
        settings.put("EXEDRA_CALL_TICKET_KEY", Base64.getEncoder().encodeToString(CALL_TICKET_KEY));
        settings.put("EXEDRA_ICE_SERVERS", STUN + "," + TURN);
        settings.put("EXEDRA_TURN_SECRET", TURN_SECRET);
        settings.put("EXEDRA_WEBHOOK_ALLOWED_HOSTS", "127.0.0.1");
        settings.put("EXEDRA_WEBHOOK_TIMEOUT_SECONDS", String.valueOf(WEBHOOK_TIMEOUT_SECONDS));
        if (TestWar.hasStream()) {
            settings.putAll(TestStream.get().settings());
        }
        return settings;
    }
}
