package org.exedra.video.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exedra.platform.Settings;
import org.exedra.support.Stub;
import org.exedra.video.CallRequest;
import org.exedra.video.IceServer;
import org.junit.jupiter.api.Test;

class IceServersTest {

    private static final UUID ADA = UUID.randomUUID();
    private static final Instant UNTIL = Instant.parse("2026-11-04T14:00:00Z");
    private static final CallRequest REQUEST = new CallRequest("booking-1", ADA, List.of(), UNTIL, UNTIL);

    private static List<IceServer> servers(String urls) {
        var settings = new Settings(
                Map.of("EXEDRA_DEMO", "true", "EXEDRA_ICE_SERVERS", urls, "EXEDRA_TURN_SECRET", "north")::get);
        return Stub.inject(new IceServers(), settings).of(REQUEST);
    }

    @Test
    void there_may_be_none() {
        assertThat(servers("")).isEmpty();
    }

    @Test
    void stun_needs_no_credential() {
        assertThat(servers("stun:a,stuns:b")).containsExactly(new IceServer(List.of("stun:a", "stuns:b"), null, null));
    }

    @Test
    void turn_gets_a_credential_of_this_participant_that_ends_with_the_call() {
        var credential = TurnCredential.of("north", ADA, UNTIL);

        assertThat(servers("turn:a?transport=udp,stun:b,turns:c"))
                .containsExactly(
                        new IceServer(List.of("stun:b"), null, null),
                        new IceServer(
                                List.of("turn:a?transport=udp", "turns:c"),
                                credential.username(),
                                credential.password()));
    }

    @Test
    void a_server_does_not_show_its_credential_in_a_text() {
        assertThat(new IceServer(List.of("turn:a"), "user", "s3cret").toString())
                .doesNotContain("s3cret");
    }
}
