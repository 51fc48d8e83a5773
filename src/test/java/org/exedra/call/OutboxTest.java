package org.exedra.call;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.exedra.support.Stub;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final List<String> sent = new ArrayList<>();
    private final List<SendHandler> underway = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();
    private int pings;

    private final RemoteEndpoint.Async remote =
            Stub.of(RemoteEndpoint.Async.class, Map.of("sendText", this::sendText, "sendPing", this::sendPing));
    private final Session session =
            Stub.of(Session.class, Map.of("getAsyncRemote", arguments -> remote, "close", arguments -> {
                closed.add((CloseReason) arguments[0]);
                return null;
            }));
    private final Outbox outbox = new Outbox(session, Runnable::run, Runnable::run);

    private Object sendText(Object... arguments) {
        sent.add((String) arguments[0]);
        underway.add((SendHandler) arguments[1]);
        return null;
    }

    private Object sendPing(Object... arguments) {
        pings++;
        return null;
    }

    private void arrived() {
        underway.remove(0).onResult(new SendResult());
    }

    @Test
    void one_message_is_on_its_way_at_a_time_and_all_arrive_in_order() {
        outbox.send("one");
        outbox.send("two");
        outbox.send("three");
        assertThat(sent).containsExactly("one");

        arrived();
        assertThat(sent).containsExactly("one", "two");

        arrived();
        arrived();
        assertThat(sent).containsExactly("one", "two", "three");
        assertThat(underway).isEmpty();
    }

    @Test
    void sending_never_waits_for_a_reader_who_does_not_read() {
        for (int i = 0; i < 500; i++) {
            outbox.send("frame " + i);
        }

        assertThat(sent).hasSize(1);
        assertThat(closed).isEmpty();
    }

    @Test
    void who_lets_too_much_wait_is_cut_off() {
        for (int i = 0; i < 600; i++) {
            outbox.send("frame " + i);
        }

        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).getCloseCode().getCode()).isEqualTo(4408);
        outbox.send("late");
        arrived();
        assertThat(sent).hasSize(1);
    }

    @Test
    void what_waits_is_sent_before_it_closes() {
        outbox.send("one");
        outbox.send("two");
        outbox.close(CallClose.ENDED);
        outbox.send("too late");
        assertThat(closed).isEmpty();

        arrived();
        assertThat(closed).isEmpty();
        arrived();

        assertThat(sent).containsExactly("one", "two");
        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).getCloseCode().getCode()).isEqualTo(4002);
    }

    @Test
    void it_closes_only_once_and_for_the_first_reason() {
        outbox.close(CallClose.LEFT);
        outbox.close(CallClose.ENDED);
        outbox.closeNow(CallClose.SILENT);

        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).getCloseCode().getCode()).isEqualTo(1000);
    }

    @Test
    void a_connection_that_is_closed_already_does_not_trouble_who_writes_to_it() {
        var closedSession = Stub.of(Session.class, Map.of("getAsyncRemote", arguments -> {
            throw new IllegalStateException("The connection has been closed.");
        }));

        new Outbox(closedSession, Runnable::run, Runnable::run).send("one");

        assertThat(sent).isEmpty();
    }

    @Test
    void a_broken_connection_gets_nothing_more() {
        outbox.send("one");
        outbox.send("two");

        underway.remove(0).onResult(new SendResult(new IOException("gone")));

        assertThat(sent).containsExactly("one");
    }

    @Test
    void the_socket_is_touched_while_no_lock_is_held() {
        var locked = new ArrayList<Boolean>();
        var outboxes = new ArrayList<Outbox>();
        Function<Object[], Object> look = arguments -> {
            locked.add(Thread.holdsLock(outboxes.get(0)));
            return null;
        };
        var remote = Stub.of(RemoteEndpoint.Async.class, Map.of("sendText", look, "sendPing", look));
        var session = Stub.of(Session.class, Map.of("getAsyncRemote", arguments -> remote, "close", look));
        var tasks = new ArrayList<Runnable>();
        outboxes.add(new Outbox(session, tasks::add, tasks::add));

        outboxes.get(0).send("one");
        outboxes.get(0).closeNow(CallClose.ENDED);
        assertThat(locked).isEmpty();
        tasks.forEach(Runnable::run);

        assertThat(locked).containsExactly(false, false, false);
    }

    @Test
    void it_is_closed_while_its_browser_is_heard() {
        var patience = new ArrayList<Runnable>();
        var outbox = new Outbox(session, Runnable::run, patience::add);

        outbox.heard();
        outbox.closeNow(CallClose.TAKEN_OVER);
        assertThat(pings).isEqualTo(1);
        assertThat(closed).isEmpty();

        outbox.heard();
        outbox.heard();
        patience.forEach(Runnable::run);
        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).getCloseCode().getCode()).isEqualTo(4001);
    }

    @Test
    void no_ping_follows_its_close() {
        var tasks = new ArrayList<Runnable>();
        var outbox = new Outbox(session, tasks::add, task -> {});

        outbox.closeNow(CallClose.ENDED);
        outbox.heard();
        assertThat(closed).isEmpty();

        tasks.forEach(Runnable::run);
        outbox.heard();
        assertThat(pings).isEqualTo(1);
        assertThat(closed).hasSize(1);
    }

    @Test
    void who_leaves_closes_it_and_gets_no_ping_after_that() {
        var patience = new ArrayList<Runnable>();
        var outbox = new Outbox(session, Runnable::run, patience::add);

        outbox.closeNow(CallClose.LEFT);
        outbox.heard();
        assertThat(pings).isZero();
        assertThat(closed).isEmpty();

        patience.forEach(Runnable::run);
        assertThat(closed).hasSize(1);
    }

    @Test
    void who_is_not_heard_is_closed_when_patience_ends() {
        var patience = new ArrayList<Runnable>();
        var outbox = new Outbox(session, Runnable::run, patience::add);

        outbox.close(CallClose.ENDED);
        assertThat(closed).isEmpty();

        patience.forEach(Runnable::run);
        assertThat(closed).hasSize(1);
    }

    @Test
    void a_socket_that_is_gone_is_left_alone() {
        var tasks = new ArrayList<Runnable>();
        var outbox = new Outbox(session, tasks::add, tasks::add);

        outbox.closeNow(CallClose.ENDED);
        outbox.gone();
        outbox.send("late");
        outbox.close(CallClose.LEFT);
        assertThat(tasks).hasSize(2);
        tasks.forEach(Runnable::run);

        assertThat(pings).isZero();
        assertThat(closed).isEmpty();
        assertThat(sent).isEmpty();
    }
}
