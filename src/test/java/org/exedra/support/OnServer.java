package org.exedra.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs against the one {@link TestServer}, which must not have anything to complain of behind the tests' backs. */
@ExtendWith(ArquillianExtension.class)
public abstract class OnServer {

    private static final LoggedErrors ERRORS = new LoggedErrors(TestServer.log());

    @AfterAll
    static void nothingFailedUnseen() {
        assertThat(ERRORS.since()).as("errors in " + TestServer.log()).isEmpty();
    }
}
