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
import org.exedra.support.Stub;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final List<String> sent = new ArrayList<>();
    private final List<SendHandler> underway = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();

    private final RemoteEndpoint.Async remote = Stub.of(RemoteEndpoint.Async.class, Map.of("sendText", arguments -> {
        sent.add((String) arguments[0]);
        underway.add((SendHandler) arguments[1]);
        return null;
    }));
    private final Session session =
            Stub.of(Session.class, Map.of("getAsyncRemote", arguments -> remote, "close", arguments -> {
                closed.add((CloseReason) arguments[0]);
                return null;
            }));
    private final Outbox outbox = new Outbox(session);

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

        new Outbox(closedSession).send("one");

        assertThat(sent).isEmpty();
    }

    @Test
    void a_broken_connection_gets_nothing_more() {
        outbox.send("one");
        outbox.send("two");

        underway.remove(0).onResult(new SendResult(new IOException("gone")));

        assertThat(sent).containsExactly("one");
    }
}
