package org.exedra.journey;

import java.io.File;
import java.net.URI;
import org.exedra.support.Browsers;
import org.exedra.support.ExedraServer;
import org.exedra.support.TestWar;
import org.exedra.support.stream.TestStream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a journey its {@link People}, in browsers before a server. All journeys share one server and its browsers. Afterwards
 * everybody goes, and whatever went wrong in their pages fails the journey.
 */
class OnExedra implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(OnExedra.class);

    /** What lasts from the first journey to the last. */
    record House(ExedraServer server, Browsers browsers) implements CloseableResource {

        static House open() {
            return new House(packaged().start(), new Browsers());
        }

        /** With the stand-in of Stream behind it, if it was built for Stream. */
        private static ExedraServer packaged() {
            if (!TestWar.hasStream()) {
                return new ExedraServer("journeys");
            }
            var stream = TestStream.get();
            var server = new ExedraServer("journeys-stream", stream.settings());
            stream.webhooks().reportTo(URI.create(server.origin() + "/api/video/stream/webhook"));
            return server;
        }

        @Override
        public void close() {
            browsers.close();
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == People.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var house =
                context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("house", key -> House.open(), House.class);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("people", key -> new People(house.server(), house.browsers()), People.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var people = context.getStore(NAMESPACE).remove("people", People.class);
        if (people != null) {
            String name = context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-");
            people.go(context.getExecutionException().isPresent(), new File("target/journeys", name).toPath());
        }
    }
}
