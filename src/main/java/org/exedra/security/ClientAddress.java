package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.exedra.platform.Settings;

/**
 * Where a request comes from: the socket's peer, or what the trusted proxy says when a setting names its header. Whatever stands
 * before the proxy's own word, in the same line or in one above, anybody may have written.
 */
@ApplicationScoped
public class ClientAddress {

    @Inject
    private Settings settings;

    public String of(HttpServletRequest request) {
        return settings.clientAddressHeader()
                .map(request::getHeaders)
                .flatMap(lines -> Collections.list(lines).stream().reduce((above, below) -> below))
                .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
                .filter(value -> !value.isEmpty())
                .orElse(request.getRemoteAddr());
    }
}
