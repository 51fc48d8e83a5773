package org.exedra.video.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.exedra.platform.Settings;
import org.exedra.video.CallRequest;
import org.exedra.video.IceServer;

/** The ICE servers of a call: STUN as it is, TURN (RFC 8656) with credentials made for this participant. */
@ApplicationScoped
public class IceServers {

    @Inject
    private Settings settings;

    public List<IceServer> of(CallRequest request) {
        var servers = new ArrayList<IceServer>();
        var stun = urls("stun");
        if (!stun.isEmpty()) {
            servers.add(new IceServer(stun, null, null));
        }
        settings.turnSecret().filter(secret -> !urls("turn").isEmpty()).ifPresent(secret -> {
            var credential = TurnCredential.of(secret, request.participantId(), request.until());
            servers.add(new IceServer(urls("turn"), credential.username(), credential.password()));
        });
        return servers;
    }

    private List<String> urls(String scheme) {
        return settings.iceServers().stream()
                .filter(url -> url.startsWith(scheme))
                .toList();
    }
}
