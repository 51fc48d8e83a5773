package org.exedra.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves one page, and hands on what each of its WebSockets (RFC 6455) says to all the others: the least that two browsers need
 * to find each other. It is the measure for what Exedra adds.
 */
public final class BareServer implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int FINAL = 0x80;
    private static final int MASK_BYTES = 4;

    private final byte[] page;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    public BareServer(byte[] page) {
        this.page = page.clone();
        try {
            entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = entrance.accept();
                inBackground(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "bare server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(socket.getInputStream());
            String key = null;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            if (key == null) {
                answer(socket.getOutputStream());
            } else {
                shakeHands(socket.getOutputStream(), key);
                sockets.add(socket);
                handOn(socket, in);
            }
        } catch (IOException e) {
            // The browser is gone.
        } finally {
            sockets.remove(socket);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int character = in.read(); character >= 0 && character != '\n'; character = in.read()) {
            line.append((char) character);
        }
        return line.toString().strip();
    }

    private void answer(OutputStream out) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: " + page.length
                + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(page);
        out.flush();
    }

    private static void shakeHands(OutputStream out, String key) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handOn(Socket from, DataInputStream in) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(MASK_BYTES);
            byte[] text = in.readNBytes(length);
            for (int i = 0; i < text.length; i++) {
                text[i] ^= mask[i % MASK_BYTES];
            }
            if (opcode == CLOSE) {
                return;
            }
            if (opcode == TEXT) {
                for (Socket to : sockets) {
                    if (to != from) {
                        send(to, text);
                    }
                }
            }
        }
    }

    private static void send(Socket to, byte[] text) throws IOException {
        var frame = ByteBuffer.allocate(text.length + MASK_BYTES).put((byte) (FINAL | TEXT));
        if (text.length < 126) {
            frame.put((byte) text.length);
        } else {
            frame.put((byte) 126).putShort((short) text.length);
        }
        frame.put(text);
        synchronized (to) {
            to.getOutputStream().write(frame.array(), 0, frame.position());
            to.getOutputStream().flush();
        }
    }
}
