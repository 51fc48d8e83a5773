package org.exedra.support.stream;

import java.net.URI;

/**
 * Runs the stand-in by itself, for trying things out: {@code StandIn [port [key [secret [webhook]]]]}. The port is not 3030,
 * which Stream's browser SDK takes for something else.
 */
public final class StandIn {

    private static final String[] STANDARD = {
        "8790",
        "exedra-test-key",
        "a-secret-of-the-stand-in-only-for-tests",
        "http://localhost:8080/api/video/stream/webhook"
    };

    private StandIn() {}

    public static void main(String... args) {
        var standIn = new StreamStandIn(of(args, 1), of(args, 2), Integer.parseInt(of(args, 0))).start();
        standIn.webhooks().reportTo(URI.create(of(args, 3)));
        System.out.println("Stream's stand-in is ready. Start Exedra with");
        System.out.println("  " + standIn.settings());
        System.out.println("and, to use it for every new call, EXEDRA_VIDEO_BACKEND=stream");
        System.out.println("Webhooks go to " + of(args, 3) + ". Ctrl+C ends it.");
    }

    private static String of(String[] args, int index) {
        return index < args.length ? args[index] : STANDARD[index];
    }
}
