package org.exedra.call;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.exedra.booking.BookingCancelled;
import org.exedra.booking.BookingCompleted;
import org.exedra.booking.BookingMissed;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.Bookings;
import org.exedra.platform.DomainException;

/** The rooms of this node, one a booking, and what happens in them told as events. */
@ApplicationScoped
public class CallRooms {

    /** A connection that has said nothing for so long is gone; browsers say something each second. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    private static final Logger LOG = System.getLogger(CallRooms.class.getName());

    private final Map<UUID, CallRoom> rooms = new ConcurrentHashMap<>();

    @Inject
    private CallAdmission admission;

    @Inject
    private Bookings bookings;

    @Inject
    private CallNews news;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    /** Lets an admitted connection into the lobby of its room. */
    void enter(CallConnection connection) {
        CallRoom.Entry entry;
        do {
            entry = rooms.computeIfAbsent(connection.bookingId(), id -> new CallRoom())
                    .enter(connection, clock.instant());
        } while (entry.abandoned());
        if (!entry.letIn()) {
            connection.close(CallClose.TOO_MANY_CONNECTIONS);
        }
        entry.replaced().ifPresent(replaced -> {
            replaced.close(CallClose.REPLACED);
            tellLeft(replaced, clock.instant(), false);
        });
    }

    /** Does what a participant's browser says. */
    void receive(CallConnection connection, CallMessage message) {
        var room = rooms.get(connection.bookingId());
        if (room == null) {
            return;
        }
        if (message instanceof CallMessage.Ping) {
            connection.send(CallFrames.PONG);
        } else if (message instanceof CallMessage.Join join) {
            join(room, connection, join);
        } else if (message instanceof CallMessage.Media media) {
            room.changeMedia(connection, media.media());
        } else if (message instanceof CallMessage.Signal signal) {
            room.signal(connection, signal);
        } else if (message instanceof CallMessage.Chat chat) {
            room.chat(connection, chat, clock.instant());
        } else if (message instanceof CallMessage.Leave) {
            leave(connection, CallClose.LEFT);
        }
    }

    private void join(CallRoom room, CallConnection connection, CallMessage.Join join) {
        try {
            admission.admit(connection.accountId(), connection.bookingId());
        } catch (DomainException refused) {
            leave(connection, CallClose.of(refused));
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "It could not be found out whether somebody may join a call.", e);
            leave(connection, CallClose.TROUBLE);
            return;
        }
        var now = clock.instant();
        room.join(connection, join.media(), now).ifPresent(superseded -> {
            tellJoined(connection);
            superseded.forEach(other -> {
                other.close(CallClose.TAKEN_OVER);
                tellLeft(other, now, true);
            });
        });
    }

    /** Takes a connection out for a reason that it is told. */
    void leave(CallConnection connection, CallClose why) {
        // Before it is closed, which the container tells at once through closed().
        out(connection, why, clock.instant());
        connection.close(why);
    }

    /** The connection's socket is closed, by whom and why ever. */
    void closed(CallConnection connection) {
        out(connection, CallClose.SILENT, clock.instant());
    }

    private void out(CallConnection connection, CallClose why, Instant at) {
        var room = rooms.get(connection.bookingId());
        if (room != null && room.leave(connection, why == CallClose.LEFT)) {
            tellLeft(connection, at, why != CallClose.SILENT);
            rooms.computeIfPresent(connection.bookingId(), (id, present) -> present.abandonIfEmpty() ? null : present);
        }
    }

    /** Looks after all rooms: takes out who is silent or whose time is over, and says who is there. */
    void tend() {
        var now = clock.instant();
        var all = rooms.values().stream()
                .flatMap(room -> room.connections().stream())
                .toList();
        for (CallConnection connection : all) {
            if (connection.lastHeardAt().isBefore(now.minus(SILENCE))) {
                out(connection, CallClose.SILENT, connection.lastHeardAt());
                connection.closeNow(CallClose.SILENT);
            } else if (!now.isBefore(connection.endsAt())) {
                leave(connection, CallClose.TIME_OVER);
            }
        }
        var joined = all.stream().filter(CallConnection::isJoined).toList();
        joined.forEach(this::tellJoined);
        tell(new ParticipantsSeen(joined.stream().map(CallConnection::id).toList(), now));
        closeWhatOthersClosed();
    }

    /** Another node announces it to its own rooms. */
    private void closeWhatOthersClosed() {
        for (var booking : bookings.closed(List.copyOf(rooms.keySet()))) {
            empty(booking.id(), booking.status() == BookingStatus.COMPLETED ? CallClose.ENDED : CallClose.REVOKED);
        }
    }

    void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookingCancelled event) {
        empty(event.bookingId(), CallClose.REVOKED);
    }

    void completed(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookingCompleted event) {
        empty(event.bookingId(), CallClose.ENDED);
    }

    void missed(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookingMissed event) {
        empty(event.bookingId(), CallClose.REVOKED);
    }

    /** In a thread of its own: in one that has just ended a transaction not every server can write down who has left. */
    private void empty(UUID bookingId, CallClose why) {
        var room = rooms.get(bookingId);
        if (room != null) {
            executor.execute(() -> room.connections().forEach(connection -> leave(connection, why)));
        }
    }

    /** Until it has been written down: nobody was in a call whose joining is not in the log. */
    private void tellJoined(CallConnection connection) {
        connection.recordJoin(joinedAt -> tell(new ParticipantJoined(
                connection.bookingId(), connection.accountId(), connection.id(), joinedAt, EventSource.SOCKET)));
    }

    private void tellLeft(CallConnection connection, Instant at, boolean said) {
        if (connection.isJoined()) {
            tellJoined(connection);
            tell(new ParticipantLeft(
                    connection.bookingId(), connection.accountId(), connection.id(), at, said, EventSource.SOCKET));
        }
    }

    /** A call goes on when nobody can write down that it does: the database may be away for a while. */
    private boolean tell(Object event) {
        try {
            news.tell(event);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Not recorded: " + event, e);
            return false;
        }
    }
}
