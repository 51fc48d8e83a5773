package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exedra.platform.Settings;
import org.exedra.support.stream.CallType;
import org.exedra.support.stream.StreamCall;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.video.CallMember;
import org.exedra.video.CallRequest;
import org.exedra.video.CallRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamCallsTest {

    private static final String TYPE = "/api/v2/video/calltypes/tutoring";
    private static final String CALL = "/api/v2/video/call/tutoring/booking-1";

    private final StreamStandIn stream = new StreamStandIn("a-key", "a secret that is long enough for HS256");
    private final CallMember tutor = new CallMember(UUID.randomUUID(), "Tobias Lindner", CallRole.TUTOR);
    private final CallMember student = new CallMember(UUID.randomUUID(), "Alma Reyes", CallRole.STUDENT);
    private final Instant startsAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private StreamCalls calls;

    @BeforeEach
    void start() {
        stream.start();
        var settings = new Settings.Stream(
                stream.apiKey(), stream.secret(), "tutoring", stream.url(), stream.locationHintUrl());
        var tokens = new StreamTokens(stream.secret(), Clock.systemUTC());
        calls = new StreamCalls(new StreamApi(settings, tokens, Clock.systemUTC()), "tutoring");
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private CallRequest request(CallMember... members) {
        return new CallRequest("booking-1", student.id(), List.of(members), startsAt, startsAt.plusSeconds(3600));
    }

    private StreamCall call() {
        return stream.realm().call("tutoring:booking-1").orElseThrow();
    }

    private Map<String, String> both() {
        return Map.of(tutor.id().toString(), "call_member", student.id().toString(), "call_member");
    }

    @Test
    void the_call_type_lets_members_join_and_nobody_else_do_anything() {
        calls.setUpCallType();

        var grants = stream.realm().callType("tutoring").orElseThrow().grants();
        assertThat(grants.get("call_member"))
                .contains("join-call", "read-call", "send-audio", "send-video", "screenshare")
                .doesNotContain("create-call", "end-call", "update-call-member", "start-record-call");
        assertThat(grants).containsEntry("user", List.of()).containsEntry("guest", List.of());
    }

    @Test
    void a_call_type_that_is_right_is_only_looked_at() {
        calls.setUpCallType();
        stream.requests().clear();

        calls.setUpCallType();

        assertThat(stream.requests().lines()).containsExactly("GET " + TYPE);
    }

    @Test
    void a_call_type_that_somebody_opened_is_closed_again() {
        calls.setUpCallType();
        var right = stream.realm().callType("tutoring").orElseThrow();
        stream.realm()
                .put(new CallType("tutoring", Map.of("user", List.of("join-call")), Instant.now(), Instant.now()));

        calls.setUpCallType();

        assertThat(stream.realm().callType("tutoring").orElseThrow().grants()).isEqualTo(right.grants());
        assertThat(stream.requests().lines()).endsWith("GET " + TYPE, "PUT " + TYPE);
    }

    @Test
    void the_people_are_known_before_their_call_which_has_exactly_them() {
        calls.setUpCallType();
        stream.requests().clear();

        calls.ensure(request(tutor, student));

        assertThat(stream.requests().lines()).containsExactly("POST /api/v2/users", "POST " + CALL);
        assertThat(call().members()).isEqualTo(both());
        assertThat(call().createdBy()).isEqualTo(tutor.id().toString());
        assertThat(call().startsAt()).contains(startsAt);
        assertThat(stream.realm().user(student.id().toString()).orElseThrow())
                .hasToString("{\"id\":\"" + student.id() + "\",\"name\":\"Alma Reyes\",\"role\":\"user\"}");
    }

    @Test
    void a_call_that_is_right_is_not_changed() {
        calls.setUpCallType();
        calls.ensure(request(tutor, student));
        stream.requests().clear();

        calls.ensure(request(tutor, student));

        assertThat(stream.requests().lines()).containsExactly("POST /api/v2/users", "POST " + CALL);
        assertThat(call().members()).isEqualTo(both());
    }

    @Test
    void a_stranger_in_the_call_goes_and_who_is_missing_comes() {
        var stranger = new CallMember(UUID.randomUUID(), "Eve", CallRole.STUDENT);
        calls.setUpCallType();
        calls.ensure(request(tutor, stranger));

        calls.ensure(request(tutor, student));

        assertThat(call().members()).isEqualTo(both());
    }

    @Test
    void closing_ends_the_call_and_takes_its_members_out() {
        calls.setUpCallType();
        calls.ensure(request(tutor, student));

        calls.close("booking-1", List.of(tutor.id(), student.id()));

        assertThat(call().endedAt()).isPresent();
        assertThat(call().members()).isEmpty();
    }

    @Test
    void closing_again_or_what_was_never_opened_is_harmless() {
        calls.close("booking-1", List.of(tutor.id()));
        calls.setUpCallType();
        calls.close("booking-1", List.of(tutor.id()));
        calls.ensure(request(tutor, student));

        calls.close("booking-1", List.of(tutor.id(), student.id()));
        calls.close("booking-1", List.of(tutor.id(), student.id()));

        assertThat(call().members()).isEmpty();
    }

    @Test
    void a_refusal_to_close_is_told() {
        calls.setUpCallType();
        stream.faults().failNext(1, 403, 17);

        assertThatThrownBy(() -> calls.close("booking-1", List.of(tutor.id()))).isInstanceOf(StreamApi.Refused.class);
    }
}
