package org.exedra.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The command that starts Payara Micro with Exedra in it.
 *
 * @param words the program and its arguments; none if nothing is to be started
 * @param onLoopback whether the server is told, elsewhere, to answer this machine alone
 */
record ServerCommand(List<String> words, boolean onLoopback) {

    private static final String LOOPBACK = "--loopback";
    private static final String STANDARD_PORT = "8080";
    private static final int STOP_SECONDS = 15;

    /** The command in a program's arguments; {@code --loopback} may stand before it. */
    static ServerCommand in(String... arguments) {
        var words = List.of(arguments);
        boolean onLoopback = !words.isEmpty() && words.get(0).equals(LOOPBACK);
        return new ServerCommand(onLoopback ? words.subList(1, words.size()) : words, onLoopback);
    }

    boolean isGiven() {
        return !words.isEmpty();
    }

    /** Where the server will answer. */
    InetSocketAddress address() {
        int port = Integer.parseInt(option("--port").orElse(STANDARD_PORT));
        return onLoopback ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port) : new InetSocketAddress(port);
    }

    /** The file that it deploys. */
    Optional<String> war() {
        return option("--deploy");
    }

    private Optional<String> option(String name) {
        int at = words.indexOf(name);
        return at < 0 || at + 1 == words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    /** Runs the server until it ends, which it does together with this process at the latest; answers its exit value. */
    int run() throws IOException, InterruptedException {
        var started = new CompletableFuture<Process>();
        // Before the server is there, so that none is left behind by whoever ends this process just then.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> started.thenAccept(ServerCommand::stop)
                        .exceptionally(none -> null)
                        .join()));
        try {
            started.complete(new ProcessBuilder(words).inheritIO().start());
        } catch (IOException e) {
            started.completeExceptionally(e);
            throw e;
        }
        return started.join().waitFor();
    }

    /** Ends the server and waits for it, so that its port is free when this process is gone. */
    private static void stop(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
