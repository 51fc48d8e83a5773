package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.exedra.platform.Settings;

/**
 * Lets the addresses in answers begin with {@code EXEDRA_PUBLIC_URL} where it is set: not every proxy hands on the host that it
 * was asked for.
 */
@Provider
@PreMatching
public class PublicAddressFilter implements ContainerRequestFilter {

    @Inject
    private Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        settings.publicUrl().ifPresent(origin -> {
            var uri = request.getUriInfo();
            request.setRequestUri(at(origin, uri.getBaseUri()), at(origin, uri.getRequestUri()));
        });
    }

    private static URI at(URI origin, URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(origin + address.getRawPath() + query);
    }
}
