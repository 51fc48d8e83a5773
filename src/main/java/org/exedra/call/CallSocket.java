package org.exedra.call;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exedra.platform.DomainException;
import org.exedra.video.CallTickets;

/**
 * The call's socket. It only translates: who may come in is checked before anything is registered, and then text becomes a
 * {@link CallMessage} for {@link CallRooms}. {@link CallHandshakeFilter} has used the ticket up by then.
 */
@Dependent
@ServerEndpoint("/ws/calls/{bookingId}")
public class CallSocket {

    static final String TICKET = "ticket";
    static final String PEER = "peer";

    private static final Logger LOG = System.getLogger(CallSocket.class.getName());
    private static final int LARGEST_MESSAGE = 64 * 1024;
    private static final long IDLE_MILLIS = 20_000;

    @Inject
    private CallTickets tickets;

    @Inject
    private CallAdmission admission;

    @Inject
    private CallRooms rooms;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    private Outbox outbox;
    private CallConnection connection;

    @OnOpen
    public void opened(Session session, @PathParam("bookingId") String bookingId) {
        session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(1);
        session.setMaxIdleTimeout(IDLE_MILLIS);
        outbox = new Outbox(session, executor);
        try {
            var ticket = parameter(session, TICKET)
                    .flatMap(tickets::verify)
                    .filter(candidate -> candidate.opens(CallAdmission.callId(bookingId), session.getUserPrincipal()));
            if (ticket.isEmpty()) {
                outbox.closeNow(CallClose.TICKET_REFUSED);
                return;
            }
            var admitted = admission.admit(ticket.get().participantId(), UUID.fromString(bookingId));
            String peerId = parameter(session, PEER).orElseThrow();
            connection = new CallConnection(admitted, peerId, outbox, clock.instant());
            rooms.enter(connection);
        } catch (DomainException refused) {
            outbox.closeNow(CallClose.of(refused));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A call's socket could not be opened.", e);
            outbox.closeNow(CallClose.TROUBLE);
        }
    }

    private static Optional<String> parameter(Session session, String name) {
        return session.getRequestParameterMap().getOrDefault(name, List.of()).stream()
                .findFirst();
    }

    /** Not every server keeps to the limit that it was told. */
    @OnMessage(maxMessageSize = LARGEST_MESSAGE)
    public void received(String text) {
        outbox.heard();
        if (connection == null) {
            return;
        }
        if (text.length() > LARGEST_MESSAGE) {
            rooms.leave(connection, CallClose.TOO_LARGE);
            return;
        }
        if (!connection.heard(clock.instant())) {
            rooms.leave(connection, CallClose.TOO_MANY_MESSAGES);
            return;
        }
        CallMessageReader.read(text)
                .ifPresentOrElse(
                        message -> rooms.receive(connection, message),
                        () -> rooms.leave(connection, CallClose.MALFORMED));
    }

    /** The browser's answer to a ping. */
    @OnMessage
    public void answered(PongMessage pong) {
        outbox.heard();
    }

    /** Nothing is ever said in bytes. */
    @OnMessage
    public void received(byte[] bytes) {
        outbox.heard();
        if (connection != null) {
            rooms.leave(connection, CallClose.MALFORMED);
        }
    }

    @OnClose
    public void closed(CloseReason reason) {
        outbox.gone();
        if (connection != null) {
            rooms.closed(connection);
        }
    }

    /** A broken connection is daily business; whatever else it was, the room must not hang on to it. */
    @OnError
    public void failed(Throwable failure) {
        LOG.log(Level.DEBUG, "A call's socket failed.", failure);
        if (connection != null) {
            rooms.closed(connection);
        }
    }
}
