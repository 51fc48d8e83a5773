package org.exedra.video.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.exedra.platform.Settings;
import org.exedra.video.CallGrant;
import org.exedra.video.CallRequest;
import org.exedra.video.CallTickets;
import org.exedra.video.VideoBackend;

/** Grants calls from browser to browser: a call ticket that opens the signalling socket, and the ICE servers. */
@ApplicationScoped
public class PeerBackend implements VideoBackend {

    private static final String NAME = "peer";

    @Inject
    private CallTickets tickets;

    @Inject
    private IceServers iceServers;

    @Inject
    private Settings settings;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallGrant grant(CallRequest request) {
        String ticket = tickets.issue(request);
        return new CallGrant(
                NAME,
                NAME,
                request.callId(),
                request.participantId(),
                ticket,
                tickets.expiry(request),
                ticket,
                Map.of(),
                iceServers.of(request),
                settings.iceTransportPolicy());
    }
}
