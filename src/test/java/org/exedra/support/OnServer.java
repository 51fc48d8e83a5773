package org.exedra.support;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** What runs against the one {@link TestServer}. */
@ExtendWith(ArquillianExtension.class)
public abstract class OnServer {}
