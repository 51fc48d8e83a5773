package org.exedra.video;

import java.util.List;
import org.exedra.platform.MayBeAbsent;

/**
 * An entry of {@code RTCConfiguration.iceServers} (W3C WebRTC, 4.2.2). Username and credential are null for STUN.
 */
public record IceServer(
        List<String> urls,
        @MayBeAbsent String username,
        @MayBeAbsent String credential) {

    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
