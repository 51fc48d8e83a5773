package org.exedra.support;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Lets Arquillian run the {@link TestServer}, of whichever product. The products' own adapters would each configure their server
 * in a way of their own; this one takes the files that administrators take, and the WAR byte for byte.
 */
public class TestContainer implements DeployableContainer<TestContainer.Configuration> {

    /** Nothing: the server under test knows all. */
    public static class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    /** Lets Arquillian find it. */
    public static class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, TestContainer.class);
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return ProtocolDescription.DEFAULT;
    }

    /** The archive is the WAR; written again, it would not be the same bytes. So the server takes the file itself. */
    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        var server = TestServer.get().start();
        return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", server.port()));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        TestServer.get().close();
    }
}
