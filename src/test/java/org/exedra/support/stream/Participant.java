package org.exedra.support.stream;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody in a call, with one tab or device.
 *
 * @param sessionId tells the tab from others
 * @param tracks what is switched on, by the SFU's names
 */
public record Participant(String userId, String sessionId, String role, Instant joinedAt, Set<String> tracks) {

    static Participant entering(String userId, String sessionId, String role) {
        return new Participant(userId, sessionId, role, StreamRealm.now(), ConcurrentHashMap.newKeySet());
    }

    Set<String> sortedTracks() {
        return new TreeSet<>(tracks);
    }
}
