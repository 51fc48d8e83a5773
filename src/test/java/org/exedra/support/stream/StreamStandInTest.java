package org.exedra.support.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getstream.exceptions.StreamException;
import io.getstream.models.CallRequest;
import io.getstream.models.CallResponse;
import io.getstream.models.CreateCallTypeRequest;
import io.getstream.models.GetOrCreateCallRequest;
import io.getstream.models.GetOrCreateCallResponse;
import io.getstream.models.KickUserRequest;
import io.getstream.models.MemberRequest;
import io.getstream.models.MemberResponse;
import io.getstream.models.UpdateCallMembersRequest;
import io.getstream.models.UpdateCallTypeRequest;
import io.getstream.models.UpdateUsersRequest;
import io.getstream.models.UserRequest;
import io.getstream.services.Video;
import io.getstream.services.framework.StreamHTTPClient;
import io.getstream.services.framework.StreamSDKClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the stand-in against Stream's own Java SDK: what that asks is found, and what is answered it understands. */
class StreamStandInTest {

    private static final String KEY = "a-key";
    private static final String SECRET = "a secret that is long enough for HS256";
    private static final Map<String, List<String>> GRANTS =
            Map.of("call_member", List.of("join-call", "send-audio"), "user", List.of());

    private final StreamStandIn standIn = new StreamStandIn(KEY, SECRET);
    private StreamSDKClient sdk;
    private Video video;

    @BeforeEach
    void start() {
        standIn.start();
        sdk = sdk(KEY, SECRET);
        video = sdk.video();
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private StreamSDKClient sdk(String key, String secret) {
        return new StreamSDKClient(new StreamHTTPClient(key, secret) {
            @Override
            public String getBaseUrl() {
                return standIn.url().toString();
            }
        });
    }

    private void createCallType() throws StreamException {
        video.createCallType(CreateCallTypeRequest.builder()
                        .name("tutoring")
                        .grants(GRANTS)
                        .build())
                .execute();
    }

    private void createUsers(String... ids) throws StreamException {
        var users = new HashMap<String, UserRequest>();
        for (String id : ids) {
            users.put(
                    id,
                    UserRequest.builder()
                            .id(id)
                            .name(id + "'s name")
                            .role("user")
                            .build());
        }
        sdk.updateUsers(UpdateUsersRequest.builder().users(users).build()).execute();
    }

    private GetOrCreateCallResponse createCall(String id, Instant startsAt, String... members) throws StreamException {
        return video.getOrCreateCall(
                        "tutoring",
                        id,
                        GetOrCreateCallRequest.builder()
                                .data(CallRequest.builder()
                                        .createdByID(members[0])
                                        .members(members(members))
                                        .startsAt(Date.from(startsAt))
                                        .build())
                                .build())
                .execute()
                .getData();
    }

    private static List<MemberRequest> members(String... ids) {
        return Arrays.stream(ids)
                .map(id ->
                        MemberRequest.builder().userID(id).role("call_member").build())
                .toList();
    }

    private static int code(ThrowingCallable request) {
        return catchThrowableOfType(StreamException.class, request)
                .getResponseData()
                .getCode();
    }

    @Test
    void a_call_type_is_made_found_and_changed() throws StreamException {
        assertThat(code(() -> video.getCallType("tutoring").execute())).isEqualTo(StreamError.NOT_FOUND);

        createCallType();
        assertThat(video.getCallType("tutoring").execute().getData().getGrants())
                .isEqualTo(GRANTS);
        assertThat(code(this::createCallType)).isEqualTo(StreamError.INPUT);

        video.updateCallType(
                        "tutoring",
                        UpdateCallTypeRequest.builder()
                                .grants(Map.of("user", List.of("read-call")))
                                .build())
                .execute();
        assertThat(video.getCallType("tutoring").execute().getData().getGrants())
                .containsEntry("user", List.of("read-call"))
                .containsEntry("call_member", List.of("join-call", "send-audio"));
    }

    @Test
    void a_call_is_made_once_with_its_members_and_found_again() throws StreamException {
        var startsAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        createCallType();
        createUsers("tobias", "alma", "eve");

        var made = createCall("c1", startsAt, "tobias", "alma");
        var found = createCall("c1", startsAt, "eve");

        assertThat(made.getCreated()).isTrue();
        assertThat(found.getCreated()).isFalse();
        for (var answer : List.of(made, found)) {
            assertThat(answer.getCall())
                    .returns("tutoring:c1", CallResponse::getCid)
                    .returns(Date.from(startsAt), CallResponse::getStartsAt)
                    .returns("tobias", call -> call.getCreatedBy().getId());
            assertThat(answer.getMembers())
                    .extracting(MemberResponse::getUserID)
                    .containsExactly("tobias", "alma");
            assertThat(answer.getMembers()).extracting(MemberResponse::getRole).containsOnly("call_member");
        }
        assertThat(standIn.realm().user("alma").orElseThrow().getString("name")).isEqualTo("alma's name");
    }

    @Test
    void only_known_users_get_calls_of_known_types() throws StreamException {
        assertThat(code(() -> createCall("c1", Instant.now(), "tobias"))).isEqualTo(StreamError.NOT_FOUND);
        createCallType();

        assertThat(code(() -> createCall("c1", Instant.now(), "tobias"))).isEqualTo(StreamError.INPUT);

        assertThat(standIn.realm().call("tutoring:c1")).isEmpty();
    }

    @Test
    void members_come_and_go() throws StreamException {
        createCallType();
        createUsers("tobias", "alma", "eve");
        createCall("c1", Instant.now(), "tobias", "eve");

        var members = video.updateCallMembers(
                        "tutoring",
                        "c1",
                        UpdateCallMembersRequest.builder()
                                .updateMembers(members("tobias", "alma"))
                                .removeMembers(List.of("eve"))
                                .build())
                .execute()
                .getData()
                .getMembers();

        assertThat(members).extracting(MemberResponse::getUserID).containsExactly("tobias", "alma");
        assertThat(standIn.realm().call("tutoring:c1").orElseThrow().members()).containsOnlyKeys("tobias", "alma");
    }

    @Test
    void a_call_is_ended_and_ending_it_again_is_harmless() throws StreamException {
        createCallType();
        createUsers("tobias");
        createCall("c1", Instant.now(), "tobias");

        video.endCall("tutoring", "c1").execute();
        video.endCall("tutoring", "c1").execute();
        video.kickUser(
                        "tutoring",
                        "c1",
                        KickUserRequest.builder().userID("tobias").build())
                .execute();

        assertThat(video.getCall("tutoring", "c1").execute().getData().getCall().getEndedAt())
                .isNotNull();
        assertThat(code(() -> video.endCall("tutoring", "c2").execute())).isEqualTo(StreamError.NOT_FOUND);
    }

    @Test
    void another_key_or_secret_is_refused() {
        assertThat(code(() -> sdk("another-key", SECRET)
                        .video()
                        .getCallType("tutoring")
                        .execute()))
                .isEqualTo(StreamError.ACCESS_KEY);
        assertThat(code(() ->
                        sdk(KEY, SECRET + "!").video().getCallType("tutoring").execute()))
                .isEqualTo(StreamError.TOKEN_SIGNATURE);
    }

    @Test
    void it_fails_as_often_as_told() throws StreamException {
        createCallType();
        standIn.faults().limitRate(1, Instant.now().plusSeconds(30));
        standIn.faults().failNext(1, 503, -1);

        assertThat(code(() -> video.getCallType("tutoring").execute())).isEqualTo(StreamError.RATE_LIMIT);
        assertThat(code(() -> video.getCallType("tutoring").execute())).isEqualTo(-1);
        assertThat(video.getCallType("tutoring").execute().getData().getName()).isEqualTo("tutoring");
    }

    @Test
    void it_goes_away_and_comes_back_with_all_it_knows() throws StreamException {
        createCallType();

        standIn.stop();
        assertThat(catchThrowableOfType(
                        StreamException.class,
                        () -> video.getCallType("tutoring").execute()))
                .isNotNull();
        standIn.start();

        assertThat(video.getCallType("tutoring").execute().getData().getName()).isEqualTo("tutoring");
    }
}
