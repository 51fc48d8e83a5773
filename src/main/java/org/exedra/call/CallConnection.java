package org.exedra.call;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/** One open socket of one participant: in the lobby at first, then joined. Its room guards what changes. */
class CallConnection {

    private final UUID id = UUID.randomUUID();
    private final UUID bookingId;
    private final UUID accountId;
    private final String peerId;
    private final Instant endsAt;
    private final Outbox outbox;
    private final MessageBudget budget;
    private volatile Instant lastHeardAt;
    private volatile Instant joinedAt;
    private boolean recorded;
    private volatile CallMessage.MediaState media = CallMessage.MediaState.NONE;

    CallConnection(Admission admission, String peerId, Outbox outbox, Instant now) {
        this.bookingId = admission.booking().id();
        this.accountId = admission.participantId();
        this.endsAt = admission.booking().endsAt();
        this.peerId = peerId;
        this.outbox = outbox;
        this.budget = new MessageBudget(now);
        this.lastHeardAt = now;
    }

    /** Counts a message; false if there have been too many. */
    boolean heard(Instant now) {
        lastHeardAt = now;
        return budget.spend(now);
    }

    /** Who joins is heard of at that instant, so that nobody can have left before. */
    void join(CallMessage.MediaState state, Instant now) {
        media = state;
        lastHeardAt = now;
        joinedAt = now;
    }

    /**
     * Has the instant of its joining written down, once; a try that fails leaves it to the next. Who comes meanwhile waits for
     * what comes of it: a leaving is written down after the joining.
     */
    synchronized void recordJoin(Predicate<Instant> writing) {
        recorded = recorded || writing.test(joinedAt);
    }

    void changeMedia(CallMessage.MediaState state) {
        media = state;
    }

    void send(String frame) {
        outbox.send(frame);
    }

    void close(CallClose why) {
        outbox.close(why);
    }

    void closeNow(CallClose why) {
        outbox.closeNow(why);
    }

    /** This connection in the log. */
    UUID id() {
        return id;
    }

    UUID bookingId() {
        return bookingId;
    }

    UUID accountId() {
        return accountId;
    }

    /** The page instance, as it calls itself; the same over reconnects. */
    String peerId() {
        return peerId;
    }

    Instant endsAt() {
        return endsAt;
    }

    Instant lastHeardAt() {
        return lastHeardAt;
    }

    boolean isJoined() {
        return joinedAt != null;
    }

    CallMessage.MediaState media() {
        return media;
    }
}
