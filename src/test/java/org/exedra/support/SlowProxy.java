package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A long way to a server: hands on TCP connections with a delay each way. The way can be cut as when a machine changes its
 * network: nothing is closed, but not a byte comes through any more; after {@link #restore} new connections do. It can also be
 * refused, as by a server that has ended.
 */
public final class SlowProxy implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int BUFFER = 64 * 1024;

    private final int target;
    private final long delayNanos;
    private final ServerSocket entrance;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean refusing;

    /** A way to the server on this port of the loopback interface. */
    public SlowProxy(int target, Duration eachWay) {
        this.target = target;
        this.delayNanos = eachWay.toNanos();
        try {
            entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks off every connection, and whoever comes from now on. */
    public void refuse() {
        refusing = true;
        reset();
    }

    /** Whatever is or gets connected from now on is connected to nothing, and not told so. */
    public void cut() {
        cut = true;
        connections.forEach(connection -> connection.dead = true);
    }

    /** New connections come through again. */
    public void restore() {
        cut = false;
        refusing = false;
    }

    /** Breaks off every connection, with a reset to both ends. */
    public void reset() {
        connections.forEach(Connection::reset);
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var connection = new Connection(entrance.accept());
                if (refusing) {
                    connection.reset();
                } else {
                    connection.open();
                }
            } catch (IOException e) {
                // Closed, or the server is not there: the caller sees its connection end.
            }
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "slow proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {

        private final Socket near;
        private Socket far;
        private volatile boolean dead = cut;

        Connection(Socket near) {
            this.near = near;
        }

        void open() throws IOException {
            connections.add(this);
            try {
                far = new Socket(InetAddress.getLoopbackAddress(), target);
            } catch (IOException e) {
                reset();
                throw e;
            }
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            carry(near, far);
            carry(far, near);
        }

        private void carry(Socket from, Socket to) {
            BlockingQueue<Parcel> onTheWay = new LinkedBlockingQueue<>();
            inBackground(() -> send(from, onTheWay));
            inBackground(() -> deliver(onTheWay, to));
        }

        private void send(Socket from, BlockingQueue<Parcel> onTheWay) {
            var buffer = new byte[BUFFER];
            try {
                int length;
                while ((length = from.getInputStream().read(buffer)) >= 0) {
                    onTheWay.add(new Parcel(Arrays.copyOf(buffer, length), System.nanoTime() + delayNanos));
                }
            } catch (IOException e) {
                // ended like a closed one
            }
            onTheWay.add(new Parcel(null, System.nanoTime() + delayNanos));
        }

        private void deliver(BlockingQueue<Parcel> onTheWay, Socket to) {
            try {
                for (var parcel = onTheWay.take(); parcel.bytes() != null; parcel = onTheWay.take()) {
                    TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
                    if (!dead) {
                        to.getOutputStream().write(parcel.bytes());
                    }
                }
                if (!dead) {
                    near.close();
                    far.close();
                    connections.remove(this);
                }
            } catch (IOException e) {
                reset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void reset() {
            connections.remove(this);
            for (Socket socket : Arrays.asList(near, far)) {
                try {
                    if (socket != null) {
                        socket.setSoLinger(true, 0);
                        socket.close();
                    }
                } catch (IOException e) {
                    // is closed already
                }
            }
        }
    }

    /** What is on its way and when it arrives; without bytes, the end. */
    private record Parcel(byte[] bytes, long due) {}
}
