package org.exedra.call;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallMessageReaderTest {

    private static final String PEER = "3f0c9b1e-0000-4000-8000-000000000001";

    @Test
    void reads_what_browsers_say() {
        var data = Json.createObjectBuilder().add("sdp", "v=0").build();

        assertThat(CallMessageReader.read("{\"type\":\"ping\"}")).contains(new CallMessage.Ping());
        assertThat(CallMessageReader.read("{\"type\":\"leave\"}")).contains(new CallMessage.Leave());
        assertThat(CallMessageReader.read(
                        "{\"type\":\"join\",\"media\":{\"microphone\":true,\"camera\":false,\"screen\":true}}"))
                .contains(new CallMessage.Join(new CallMessage.MediaState(true, false, true)));
        assertThat(CallMessageReader.read(
                        "{\"media\":{\"microphone\":false,\"camera\":true,\"screen\":false},\"type\":\"media\"}"))
                .contains(new CallMessage.Media(new CallMessage.MediaState(false, true, false)));
        assertThat(CallMessageReader.read("{\"type\":\"signal\",\"to\":\"" + PEER + "\",\"data\":{\"sdp\":\"v=0\"}}"))
                .contains(new CallMessage.Signal(PEER, data));
        assertThat(CallMessageReader.read("{\"type\":\"chat\",\"id\":\"" + PEER + "\",\"text\":\"¿Qué tal? 👋\"}"))
                .contains(new CallMessage.Chat(PEER, "¿Qué tal? 👋"));
    }

    @Test
    void does_not_mind_members_it_does_not_know() {
        assertThat(CallMessageReader.read("{\"type\":\"ping\",\"at\":1}")).contains(new CallMessage.Ping());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ping",
                "null",
                "true",
                "7",
                "\"ping\"",
                "[]",
                "[{\"type\":\"ping\"}]",
                "{}",
                "{",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}",
                "{\"type\":null}",
                "{\"type\":7}",
                "{\"type\":[\"ping\"]}",
                "{\"type\":\"\"}",
                "{\"type\":\"PING\"}",
                "{\"type\":\"shutdown\"}",
                "{\"type\":\"welcome\"}",
                "{'type':'ping'}",
                "{type:\"ping\"}",
                "{\"type\":\"ping\",}",
                "\u0000",
                "{\"type\":\"pi\nng\"}",
                "<type>ping</type>",
            })
    void what_is_no_message_is_malformed(String text) {
        assertThat(CallMessageReader.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"%s\"}",
                "{\"type\":\"%s\",\"media\":null}",
                "{\"type\":\"%s\",\"media\":true}",
                "{\"type\":\"%s\",\"media\":[]}",
                "{\"type\":\"%s\",\"media\":{}}",
                "{\"type\":\"%s\",\"media\":{\"microphone\":true,\"camera\":true}}",
                "{\"type\":\"%s\",\"media\":{\"microphone\":true,\"camera\":true,\"screen\":\"false\"}}",
                "{\"type\":\"%s\",\"media\":{\"microphone\":1,\"camera\":true,\"screen\":false}}",
                "{\"type\":\"%s\",\"media\":{\"microphone\":null,\"camera\":true,\"screen\":false}}",
            })
    void a_join_and_a_change_of_media_say_of_all_three_whether_they_are_on(String text) {
        assertThat(CallMessageReader.read(text.formatted("join"))).isEmpty();
        assertThat(CallMessageReader.read(text.formatted("media"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"signal\"}",
                "{\"type\":\"signal\",\"data\":{}}",
                "{\"type\":\"signal\",\"to\":\"" + PEER + "\"}",
                "{\"type\":\"signal\",\"to\":\"" + PEER + "\",\"data\":null}",
                "{\"type\":\"signal\",\"to\":\"" + PEER + "\",\"data\":\"sdp\"}",
                "{\"type\":\"signal\",\"to\":\"" + PEER + "\",\"data\":[]}",
                "{\"type\":\"signal\",\"to\":7,\"data\":{}}",
                "{\"type\":\"signal\",\"to\":\"short\",\"data\":{}}",
                "{\"type\":\"signal\",\"to\":\"../../../../etc/passwd\",\"data\":{}}",
            })
    void a_signal_needs_somebody_it_is_for_and_an_object(String text) {
        assertThat(CallMessageReader.read(text)).isEmpty();
    }

    static Stream<String> badIds() {
        return Stream.of(
                "", "1234567", "x".repeat(65), "with space", "quote\"quote", "<script>", "ähnliches", "1234567\n");
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void an_id_has_8_to_64_letters_digits_and_hyphens(String id) {
        assertThat(CallMessageReader.read(chat(id, "hello"))).isEmpty();
        assertThat(CallMessageReader.read(chat("x".repeat(8), "hello"))).isPresent();
        assertThat(CallMessageReader.read(chat("x".repeat(64), "hello"))).isPresent();
    }

    @Test
    void a_chat_has_1_to_2000_characters() {
        assertThat(CallMessageReader.read(chat(PEER, "x"))).isPresent();
        assertThat(CallMessageReader.read(chat(PEER, "x".repeat(2000)))).isPresent();
        assertThat(CallMessageReader.read(chat(PEER, "x".repeat(2001)))).isEmpty();
        assertThat(CallMessageReader.read(chat(PEER, ""))).isEmpty();
        assertThat(CallMessageReader.read(chat(PEER, " \n\t"))).isEmpty();
    }

    @Test
    void a_chat_is_handed_on_as_it_was_typed() {
        String text = "<b>1 < 2 && \"2\" > '1'</b>\n\\ \u202e";

        assertThat(CallMessageReader.read(chat(PEER, text))).contains(new CallMessage.Chat(PEER, text));
    }

    @Test
    void brackets_as_deep_as_a_message_is_long_are_malformed_and_no_harm() {
        assertThat(CallMessageReader.read("[".repeat(64 * 1024))).isEmpty();
        assertThat(CallMessageReader.read("{\"a\":".repeat(10_000))).isEmpty();
        assertThat(CallMessageReader.read("{\"type\":\"signal\",\"to\":\"" + PEER + "\",\"data\":"
                        + "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000) + "}"))
                .isEmpty();
    }

    private static String chat(String id, String text) {
        return Json.createObjectBuilder()
                .add("type", "chat")
                .add("id", id)
                .add("text", text)
                .build()
                .toString();
    }
}
