package org.exedra.call;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be sent on one socket. One message is on its way at a time and the rest wait here, so that a slow reader holds
 * up nobody; who lets too much wait is cut off.
 *
 * <p>The socket itself is touched by threads that hold no lock, neither this one's nor a room's: what fails there is told at
 * once, in the same thread, as the socket's closing, and that wants those locks.
 *
 * <p>A socket is closed in a thread in which its own browser is heard, for which it is sent a ping (RFC 6455, 5.5.2). Closed by
 * any other thread just when the browser closes it too, Payara 6 ends the request that once opened it a second time, which by
 * then may be somebody else's. Only who does not answer is closed regardless.
 */
class Outbox {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = System.getLogger(Outbox.class.getName());
    private static final int MOST_WAITING = 512;

    private final Session session;
    private final Executor executor;
    private final Executor afterPatience;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private CallClose closing;
    private boolean closed;
    private boolean pinged;
    private boolean sessionClosed;

    Outbox(Session session, Executor executor) {
        this(session, executor, delayed(executor));
    }

    Outbox(Session session, Executor executor, Executor afterPatience) {
        this.session = session;
        this.executor = executor;
        this.afterPatience = afterPatience;
    }

    private static Executor delayed(Executor executor) {
        return CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, executor);
    }

    synchronized void send(String text) {
        if (closing != null || closed) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
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

    /** Closes the socket without waiting for what was to be sent. */
    synchronized void closeNow(CallClose why) {
        if (!closed) {
            closed = true;
            waiting.clear();
            closing = why;
            if (why != CallClose.LEFT) {
                // Who leaves closes it as well, and after that no ping may come any more (RFC 6455, 5.5.1).
                executor.execute(this::pingSession);
            }
            afterPatience.execute(this::closeSession);
        }
    }

    /** The browser is heard, in this thread: now it may be closed, if it is to be and no ping is still to come before. */
    void heard() {
        boolean now;
        synchronized (this) {
            now = pinged;
        }
        if (now) {
            closeSession();
        }
    }

    /** The socket is closed, whoever closed it: nothing more may be done to it. */
    synchronized void gone() {
        closed = true;
        sessionClosed = true;
        waiting.clear();
    }

    private synchronized void sendNext() {
        if (sending || closed) {
            return;
        }
        String next = waiting.poll();
        if (next != null) {
            sending = true;
            executor.execute(() -> sendToSession(next));
        } else if (closing != null) {
            closeNow(closing);
        }
    }

    private void sendToSession(String text) {
        try {
            session.getAsyncRemote().sendText(text, this::sent);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "A call's socket was gone before it could be written to.", e);
            broken();
        }
    }

    private void sent(SendResult result) {
        if (!result.isOK()) {
            broken();
            return;
        }
        synchronized (this) {
            sending = false;
        }
        sendNext();
    }

    private synchronized void broken() {
        sending = false;
        waiting.clear();
        sendNext();
    }

    private void pingSession() {
        synchronized (this) {
            if (sessionClosed) {
                return;
            }
        }
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
            synchronized (this) {
                pinged = true;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "A call's socket was gone before it could be closed.", e);
        }
    }

    private void closeSession() {
        CallClose why;
        synchronized (this) {
            if (sessionClosed) {
                return;
            }
            sessionClosed = true;
            why = closing;
        }
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(why.code()), why.reason()));
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "A call's socket was gone before it could be closed.", e);
        }
    }
}
