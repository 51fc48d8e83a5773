package org.exedra.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.exedra.client.Scope;

/**
 * Opens a method to machine clients that have the scope; they act as a coordinator does. A method without it is for people only.
 * {@link jakarta.annotation.security.RolesAllowed} beside it says which people.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {
    Scope value();
}
