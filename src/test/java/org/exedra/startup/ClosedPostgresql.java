package org.exedra.startup;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.exedra.platform.Settings;

/** A PostgreSQL that lets nobody in, and tells everybody why by an SQL state (PostgreSQL 16, chapter 55.2.1). */
final class ClosedPostgresql implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int BACKLOG = 10;

    private final ServerSocket entrance;
    private volatile String state;

    ClosedPostgresql(String state) throws IOException {
        this.state = state;
        entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        var doorkeeper = new Thread(this::keepDoor, "closed PostgreSQL");
        doorkeeper.setDaemon(true);
        doorkeeper.start();
    }

    /** From now on it gives this reason. */
    void say(String otherState) {
        state = otherState;
    }

    Settings.Database asSetting() {
        return new Settings.Database(url(), "exedra", "a secret");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + "/exedra";
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepDoor() {
        while (!entrance.isClosed()) {
            try (var caller = entrance.accept()) {
                refuse(caller);
            } catch (IOException e) {
                // The caller went away, or the test is over.
            }
        }
    }

    private void refuse(Socket caller) throws IOException {
        var in = new DataInputStream(caller.getInputStream());
        var out = new DataOutputStream(caller.getOutputStream());
        int request = readRequest(in);
        while (request == SSL_REQUEST || request == GSS_REQUEST) {
            out.writeByte('N');
            request = readRequest(in);
        }
        var fields = new ByteArrayOutputStream();
        for (String field : new String[] {"SFATAL", "C" + state, "Mthe reason of " + state}) {
            fields.write(field.getBytes(StandardCharsets.UTF_8));
            fields.write(0);
        }
        fields.write(0);
        out.writeByte('E');
        out.writeInt(Integer.BYTES + fields.size());
        fields.writeTo(out);
        out.flush();
    }

    private static int readRequest(DataInputStream in) throws IOException {
        int length = in.readInt();
        int request = in.readInt();
        in.readNBytes(length - 2 * Integer.BYTES);
        return request;
    }
}
