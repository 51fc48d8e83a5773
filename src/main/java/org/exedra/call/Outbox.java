package org.exedra.call;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What waits to be sent on one socket. One message is on its way at a time and the rest wait here, so that a slow reader holds
 * up nobody; who lets too much wait is cut off.
 */
class Outbox {

    private static final Logger LOG = System.getLogger(Outbox.class.getName());
    private static final int MOST_WAITING = 512;

    private final Session session;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private CallClose closing;
    private boolean closed;

    Outbox(Session session) {
        this.session = session;
    }

    synchronized void send(String text) {
        if (closing != null || closed) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            closeNow(CallClose.SILENT);
            return;
        }
        waiting.add(text);
        sendNext();
    }

    /** Closes the socket when what waits has been sent. */
    synchronized void close(CallClose why) {
        if (closing == null) {
            closing = why;
            sendNext();
        }
    }

    /** Closes the socket without waiting for anything. */
    synchronized void closeNow(CallClose why) {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(why.code()), why.reason()));
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "A call's socket was gone before it could be closed.", e);
        }
    }

    private void sendNext() {
        if (sending || closed) {
            return;
        }
        String next = waiting.poll();
        if (next != null) {
            sending = true;
            begin(next);
        } else if (closing != null) {
            closeNow(closing);
        }
    }

    /** A connection that is broken already must not trouble who writes to it. */
    private void begin(String next) {
        try {
            session.getAsyncRemote().sendText(next, this::sent);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "A call's socket was gone before it could be written to.", e);
            waiting.clear();
        }
    }

    private synchronized void sent(SendResult result) {
        sending = false;
        if (result.isOK()) {
            sendNext();
        } else {
            waiting.clear();
        }
    }
}
