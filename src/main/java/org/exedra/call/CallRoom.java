package org.exedra.call;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The connections of one booking, in the order in which they came. It tells each of them who else is there, and hands on what
 * they say to each other. Joining is strictly one after another, so that of two participants exactly one finds the other
 * already in, and starts.
 */
class CallRoom {

    private static final int MOST_CONNECTIONS_OF_ONE = 8;

    private final List<CallConnection> connections = new ArrayList<>();
    private final List<CallConnection> joined = new ArrayList<>();
    private final Deque<Said> chats = new ArrayDeque<>();
    private Instant startedAt;
    private boolean abandoned;

    /** A chat message that went to both, and when. */
    private record Said(String frame, Instant at) {}

    /** What entering did: whether it was let in, and which connection of the same page it replaced. */
    record Entry(boolean letIn, boolean abandoned, Optional<CallConnection> replaced) {}

    synchronized Entry enter(CallConnection newcomer, Instant now) {
        if (abandoned) {
            return new Entry(false, true, Optional.empty());
        }
        var replaced = find(other -> other.peerId().equals(newcomer.peerId()) && isOfSameAccount(other, newcomer));
        boolean taken = replaced.isEmpty()
                && find(other -> other.peerId().equals(newcomer.peerId())).isPresent();
        long own = connections.stream()
                .filter(other -> isOfSameAccount(other, newcomer))
                .count();
        if (taken || replaced.isEmpty() && own >= MOST_CONNECTIONS_OF_ONE) {
            return new Entry(false, false, Optional.empty());
        }
        replaced.ifPresent(this::drop);
        connections.add(newcomer);
        newcomer.send(CallFrames.welcome(newcomer, othersThan(newcomer), now));
        if (replaced.isEmpty()) {
            tellOthers(newcomer);
        }
        return new Entry(true, false, replaced);
    }

    /**
     * Joins it, and returns the joined connections of the same account whose place it takes; empty if it has joined already, or
     * has left.
     */
    synchronized Optional<List<CallConnection>> join(
            CallConnection newcomer, CallMessage.MediaState media, Instant now) {
        if (newcomer.isJoined() || !connections.contains(newcomer)) {
            return Optional.empty();
        }
        var superseded = joined.stream()
                .filter(other -> isOfSameAccount(other, newcomer))
                .toList();
        superseded.forEach(this::drop);
        if (joined.isEmpty() || startedAt == null) {
            startedAt = now;
        }
        newcomer.join(media, now);
        newcomer.send(CallFrames.joined(joined, startedAt));
        chats.forEach(message -> newcomer.send(message.frame()));
        joined.add(newcomer);
        tellOthers(newcomer);
        return Optional.of(superseded);
    }

    synchronized void changeMedia(CallConnection connection, CallMessage.MediaState media) {
        connection.changeMedia(media);
        if (connections.contains(connection)) {
            tellOthers(connection);
        }
    }

    /** Hands a signal to the joined peer it is for; without one it is dropped, for stale signalling only does harm. */
    synchronized void signal(CallConnection from, CallMessage.Signal signal) {
        if (joined.contains(from)) {
            joined.stream()
                    .filter(other -> other.peerId().equals(signal.to()) && !isOfSameAccount(other, from))
                    .forEach(other -> other.send(CallFrames.signal(from.peerId(), signal.data())));
        }
    }

    synchronized void chat(CallConnection from, CallMessage.Chat chat, Instant now) {
        if (joined.contains(from)) {
            boolean delivered = joined.size() > 1;
            String frame = CallFrames.chat(from.accountId(), chat, now, delivered);
            joined.forEach(connection -> connection.send(frame));
            if (delivered) {
                forgetChats(now);
                chats.add(new Said(frame, now));
            }
        }
    }

    /** What was said longer before than a socket can be dead without a sign arrived. */
    private void forgetChats(Instant alive) {
        var limit = alive.minus(CallRooms.SILENCE.multipliedBy(2));
        chats.removeIf(message -> message.at().isBefore(limit));
    }

    /** Takes it out; false if it was out already. {@code said} when the participant chose to leave. */
    synchronized boolean leave(CallConnection connection, boolean said) {
        if (!drop(connection)) {
            return false;
        }
        connections.forEach(other -> other.send(CallFrames.room(othersThan(other), connection.peerId(), said)));
        return true;
    }

    /** Whether nobody is here; from then on nobody is let in, for the room is about to be forgotten. */
    synchronized boolean abandonIfEmpty() {
        abandoned = connections.isEmpty();
        return abandoned;
    }

    synchronized List<CallConnection> connections() {
        return List.copyOf(connections);
    }

    private boolean drop(CallConnection connection) {
        if (joined.remove(connection)) {
            // The rest waits for its return, however long that takes.
            forgetChats(connection.lastHeardAt());
        }
        return connections.remove(connection);
    }

    private void tellOthers(CallConnection changed) {
        connections.stream()
                .filter(other -> other != changed)
                .forEach(other -> other.send(CallFrames.room(othersThan(other))));
    }

    private List<CallConnection> othersThan(CallConnection connection) {
        return connections.stream().filter(other -> other != connection).toList();
    }

    private Optional<CallConnection> find(Predicate<CallConnection> condition) {
        return connections.stream().filter(condition).findFirst();
    }

    private static boolean isOfSameAccount(CallConnection a, CallConnection b) {
        return a.accountId().equals(b.accountId());
    }
}
