package org.exedra.support.stream;

/** The stand-in of this JVM's tests, started when it is first asked for. */
public final class TestStream {

    private static final String API_KEY = "exedra-test-key";
    private static final String API_SECRET = "a-secret-of-the-stand-in-only-for-tests";

    private TestStream() {}

    public static StreamStandIn get() {
        return Holder.ONE;
    }

    private static final class Holder {
        private static final StreamStandIn ONE = new StreamStandIn(API_KEY, API_SECRET).start();
    }
}
