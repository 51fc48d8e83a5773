package org.exedra.support.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A call: whose it is, who belongs to it, and who is in it. */
public final class StreamCall {

    private final String type;
    private final String id;
    private final String createdBy;
    private final Instant createdAt = StreamRealm.now();
    private final Instant startsAt;
    private final Map<String, String> members = new LinkedHashMap<>();
    private final Map<String, Participant> participants = new LinkedHashMap<>();
    private Session session;
    private Instant endedAt;

    /** The time from when the first comes until the last goes. */
    record Session(String id, Instant startedAt) {}

    StreamCall(String type, String id, String createdBy, Instant startsAt) {
        this.type = type;
        this.id = id;
        this.createdBy = createdBy;
        this.startsAt = startsAt;
    }

    public String cid() {
        return type + ":" + id;
    }

    String type() {
        return type;
    }

    String id() {
        return id;
    }

    public String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> startsAt() {
        return Optional.ofNullable(startsAt);
    }

    /** The members' roles by their ids. */
    public synchronized Map<String, String> members() {
        return new LinkedHashMap<>(members);
    }

    synchronized void putMember(String userId, String role) {
        members.put(userId, role);
    }

    synchronized void removeMember(String userId) {
        members.remove(userId);
    }

    public synchronized List<Participant> participants() {
        return List.copyOf(participants.values());
    }

    synchronized Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Returns whether a session begins with it. */
    synchronized boolean enter(Participant participant) {
        participants.put(participant.sessionId(), participant);
        if (session == null) {
            session = new Session(UUID.randomUUID().toString(), StreamRealm.now());
            return true;
        }
        return false;
    }

    /** Returns whether they were in. */
    synchronized boolean leave(Participant participant) {
        return participants.remove(participant.sessionId(), participant);
    }

    /** Ends the session if nobody is in any more, and returns it. */
    synchronized Optional<Session> closeSession() {
        if (!participants.isEmpty() || session == null) {
            return Optional.empty();
        }
        var closed = session;
        session = null;
        return Optional.of(closed);
    }

    public synchronized Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    synchronized void end() {
        endedAt = StreamRealm.now();
    }
}
