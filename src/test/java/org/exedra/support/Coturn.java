package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real TURN server on the loopback interface: coturn, as the system has it. */
public final class Coturn implements AutoCloseable {

    /** What it shares with the server that hands out credentials. */
    public static final String SECRET = "the secret of the tests";

    private static final String PROGRAM = System.getProperty("exedra.test.turnserver", "turnserver");
    private static final int RELAY_PORTS = 400;
    private static final int STUN_BINDING_REQUEST = 0x0001;
    private static final int STUN_MAGIC_COOKIE = 0x2112A442;

    private final int port = freePort();
    private Process process;

    public Coturn() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    /** Starts it and waits until it answers. */
    public void start() {
        try {
            var directory = Files.createDirectories(Path.of("target", "coturn").toAbsolutePath());
            int firstRelayPort = 30_000 + port % 10_000;
            var configuration = Files.writeString(directory.resolve("turnserver.conf"), """
                    listening-ip=127.0.0.1
                    listening-port=%d
                    relay-ip=127.0.0.1
                    min-port=%d
                    max-port=%d
                    use-auth-secret
                    static-auth-secret=%s
                    realm=exedra.test
                    fingerprint
                    no-tls
                    no-dtls
                    no-tcp
                    no-cli
                    no-multicast-peers
                    allow-loopback-peers
                    stale-nonce=600
                    userdb=%s
                    pidfile=%s
                    log-file=stdout
                    """.formatted(
                            port,
                            firstRelayPort,
                            firstRelayPort + RELAY_PORTS,
                            SECRET,
                            directory.resolve("users.db"),
                            directory.resolve("pid")));
            process = new ProcessBuilder(PROGRAM, "-c", configuration.toString())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("turnserver.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("the TURN server answers", Duration.ofSeconds(20), this::answers);
    }

    /** Its address for browsers. */
    public String url() {
        return "turn:127.0.0.1:" + port + "?transport=udp";
    }

    /** Stops it in its tracks: what is sent to it or through it is lost. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("The TURN server did not get " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        var request = ByteBuffer.allocate(20)
                .putShort((short) STUN_BINDING_REQUEST)
                .putShort((short) 0)
                .putInt(STUN_MAGIC_COOKIE)
                .array();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(500);
            socket.send(new DatagramPacket(
                    request, request.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            socket.receive(new DatagramPacket(new byte[512], 512));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it without a chance to say good-bye; {@link #start} makes a new one in its place. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static int freePort() {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
