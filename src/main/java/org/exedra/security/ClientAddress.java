package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.exedra.platform.Settings;

/** Where a request comes from: the socket's peer, or what the trusted proxy says when a setting names its header. */
@ApplicationScoped
public class ClientAddress {

    @Inject
    private Settings settings;

    public String of(HttpServletRequest request) {
        return settings.clientAddressHeader()
                .map(request::getHeader)
                .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
                .filter(value -> !value.isEmpty())
                .orElse(request.getRemoteAddr());
    }
}
