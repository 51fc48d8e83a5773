package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SECRET = "a-secret-of-thirty-two-characters";

    private static Settings settings(String... namesAndValues) {
        Map<String, String> given = new HashMap<>();
        given.put("EXEDRA_CALL_TICKET_KEY", KEY);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Settings(given::get);
    }

    @Test
    void a_key_is_all_that_is_needed() {
        var settings = settings();

        assertThat(settings.demo()).isFalse();
        assertThat(settings.joinOpensBefore()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.signInLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.videoBackend()).isEqualTo("peer");
        assertThat(settings.callTicketKey().orElseThrow()).hasSize(32);
        assertThat(settings.iceServers()).isEmpty();
        assertThat(settings.iceTransportPolicy()).isEqualTo("all");
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.clientAddressHeader()).isEmpty();
        assertThat(settings.turnSecret()).isEmpty();
        assertThat(settings.postgresql()).isEmpty();
    }

    @Test
    void hosts_that_may_be_sent_webhooks_are_told_apart_by_commas_and_in_any_case() {
        assertThat(settings().webhookAllowedHosts()).isEmpty();
        assertThat(settings().webhookTimeout()).isEqualTo(Duration.ofSeconds(15));

        var settings = settings(
                "EXEDRA_WEBHOOK_ALLOWED_HOSTS",
                "Timetable.example.edu, 10.1.2.3,::1,",
                "EXEDRA_WEBHOOK_TIMEOUT_SECONDS",
                "30");

        assertThat(settings.webhookAllowedHosts())
                .containsExactlyInAnyOrder("timetable.example.edu", "10.1.2.3", "::1");
        assertThat(settings.webhookTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://timetable.example.edu", "10.0.0.0/8", "two hosts", "*.example.edu"})
    void what_is_no_host_is_refused(String hosts) {
        assertThatThrownBy(() -> settings("EXEDRA_WEBHOOK_ALLOWED_HOSTS", hosts))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("EXEDRA_WEBHOOK_ALLOWED_HOSTS must be names of hosts");
    }

    @Test
    void the_demo_needs_no_key() {
        var settings = new Settings(Map.of("EXEDRA_DEMO", "true")::get);

        assertThat(settings.demo()).isTrue();
        assertThat(settings.callTicketKey()).isEmpty();
    }

    @Test
    void what_is_given_is_used() {
        var settings = settings(
                "EXEDRA_PUBLIC_URL", "https://tutoring.example.edu/",
                "EXEDRA_CLIENT_ADDRESS_HEADER", " X-Forwarded-For ",
                "EXEDRA_JOIN_OPENS_MINUTES", "0",
                "EXEDRA_SIGN_IN_HOURS", "168",
                "EXEDRA_ICE_SERVERS", "stun:stun.example.edu, ,turns:turn.example.edu:443?transport=tcp",
                "EXEDRA_TURN_SECRET", "s3cret",
                "EXEDRA_ICE_TRANSPORT_POLICY", "relay",
                "EXEDRA_DATABASE_URL", "jdbc:postgresql://db:5432/exedra",
                "EXEDRA_DATABASE_USER", "exedra",
                "EXEDRA_DATABASE_PASSWORD", "p4ssword");

        assertThat(settings.publicUrl()).hasToString("Optional[https://tutoring.example.edu]");
        assertThat(settings.publicAddress("/en/login")).isEqualTo("https://tutoring.example.edu/en/login");
        assertThat(settings.publicAddress("//evil.example")).isEqualTo("//evil.example");
        assertThat(settings.publicAddress("https://evil.example")).isEqualTo("https://evil.example");
        assertThat(settings.clientAddressHeader()).contains("X-Forwarded-For");
        assertThat(settings.joinOpensBefore()).isZero();
        assertThat(settings.signInLifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.iceServers())
                .containsExactly("stun:stun.example.edu", "turns:turn.example.edu:443?transport=tcp");
        assertThat(settings.turnSecret()).contains("s3cret");
        assertThat(settings.iceTransportPolicy()).isEqualTo("relay");
        assertThat(settings.postgresql())
                .contains(new Settings.Database("jdbc:postgresql://db:5432/exedra", "exedra", "p4ssword"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXEDRA_DEMO                 | yes",
                "EXEDRA_DEMO                 | TRUE",
                "EXEDRA_PUBLIC_URL           | tutoring.example.edu",
                "EXEDRA_PUBLIC_URL           | ftp://tutoring.example.edu",
                "EXEDRA_PUBLIC_URL           | https://tutoring.example.edu/exedra",
                "EXEDRA_PUBLIC_URL           | https://",
                "EXEDRA_PUBLIC_URL           | https:tutoring.example.edu",
                "EXEDRA_PUBLIC_URL           | https://two words",
                "EXEDRA_PUBLIC_URL           | https://tutoring.example.edu?campus=north",
                "EXEDRA_PUBLIC_URL           | https://tutoring.example.edu/#top",
                "EXEDRA_PUBLIC_URL           | https://somebody@tutoring.example.edu",
                "EXEDRA_PUBLIC_URL           | https://tutoring.example.edu:0",
                "EXEDRA_PUBLIC_URL           | https://tutoring.example.edu:65536",
                "EXEDRA_JOIN_OPENS_MINUTES   | -1",
                "EXEDRA_JOIN_OPENS_MINUTES   | 61",
                "EXEDRA_JOIN_OPENS_MINUTES   | five",
                "EXEDRA_JOIN_OPENS_MINUTES   | 5.5",
                "EXEDRA_JOIN_OPENS_MINUTES   | 99999999999",
                "EXEDRA_SIGN_IN_HOURS        | 0",
                "EXEDRA_SIGN_IN_HOURS        | 169",
                "EXEDRA_VIDEO_BACKEND        | pigeon",
                "EXEDRA_CALL_TICKET_KEY      | not Base64!",
                "EXEDRA_CALL_TICKET_KEY      | c2hvcnQ=",
                "EXEDRA_ICE_TRANSPORT_POLICY | none",
                "EXEDRA_ICE_TRANSPORT_POLICY | relay",
                "EXEDRA_DATABASE_URL         | db.example.edu",
                "EXEDRA_DATABASE_URL         | jdbc:mysql://db/exedra",
            })
    void a_wrong_value_is_told_in_one_sentence_that_names_it(String name, String value) {
        assertOneSentence(name, name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tutoring.example.edu,      https://tutoring.example.edu",
        "https://tutoring.example.edu/,     https://tutoring.example.edu",
        "https://tutoring.example.edu:443,  https://tutoring.example.edu",
        "https://tutoring.example.edu:443/, https://tutoring.example.edu",
        "https://tutoring.example.edu:,     https://tutoring.example.edu",
        "http://tutoring.example.edu:80,    http://tutoring.example.edu",
        "https://tutoring.example.edu:80,   https://tutoring.example.edu:80",
        "http://tutoring.example.edu:443,   http://tutoring.example.edu:443",
        "https://tutoring.example.edu:8443, https://tutoring.example.edu:8443",
        "https://[2001:db8::1]:443,         https://[2001:db8::1]",
    })
    void the_public_address_is_kept_as_browsers_say_their_origin(String given, String origin) {
        assertThat(settings("EXEDRA_PUBLIC_URL", given).publicUrl()).hasValue(URI.create(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun:turn",
                "stun:turn.example.edu",
                "stun:192.0.2.1:1",
                "stuns:turn.example.edu:65535",
                "turn:turn_1.example.edu:3478",
                "turn:turn.example.edu?transport=tcp",
                "turns:turn.example.edu:443?transport=udp",
                "turn:[2001:db8::1]",
                "turn:[::ffff:192.0.2.1]:3478?transport=udp",
            })
    void what_browsers_take_as_an_ice_server_is_taken(String url) {
        assertThat(settings("EXEDRA_ICE_SERVERS", url, "EXEDRA_TURN_SECRET", "s3cret")
                        .iceServers())
                .containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun.example.edu",
                "stun:a,https://b",
                "turn:",
                "TURN:turn.example.edu",
                "turn://turn.example.edu:3478",
                "turn:turn.example.edu/",
                "turn:turn.example.edu:abc",
                "turn:turn.example.edu:",
                "turn:turn.example.edu:0",
                "turn:turn.example.edu:65536",
                "turn:turn.example.edu:3478:3478",
                "turn::3478",
                "turn:somebody@turn.example.edu",
                "turn:turn example.edu",
                "turn:2001:db8::1",
                "turn:[2001:db8::1",
                "turn:[2001:db8]",
                "turn:[]",
                "turn:turn.example.edu?transport=sctp",
                "turn:turn.example.edu?transport=",
                "turn:turn.example.edu?",
                "turn:turn.example.edu?transport=udp&ttl=1",
                "turn:turn.example.edu#top",
                "stun:turn.example.edu?transport=udp",
                "stuns:turn.example.edu:5349?transport=tcp",
            })
    void what_browsers_do_not_take_as_an_ice_server_is_refused(String url) {
        assertOneSentence("EXEDRA_ICE_SERVERS", "EXEDRA_ICE_SERVERS", url, "EXEDRA_TURN_SECRET", "s3cret");
    }

    @Test
    void a_missing_key_is_told_in_one_sentence_that_names_it() {
        assertOneSentence("EXEDRA_CALL_TICKET_KEY", "EXEDRA_CALL_TICKET_KEY", null);
    }

    @Test
    void without_streams_key_there_is_no_stream() {
        assertThat(settings().stream()).isEmpty();
        assertThat(settings("EXEDRA_STREAM_API_SECRET", SECRET).stream()).isEmpty();
    }

    @Test
    void streams_key_and_secret_are_enough() {
        var stream = settings("EXEDRA_STREAM_API_KEY", "key", "EXEDRA_STREAM_API_SECRET", SECRET).stream()
                .orElseThrow();

        assertThat(stream.callType()).isEqualTo("tutoring");
        assertThat(stream.url()).hasToString("https://video.stream-io-api.com");
        assertThat(stream.locationHintUrl()).hasToString("https://hint.stream-io-video.com/");
        assertThat(stream.toString()).doesNotContain(SECRET);
    }

    @Test
    void the_stream_back_end_needs_key_and_a_long_secret() {
        assertOneSentence("EXEDRA_STREAM_API_KEY", "EXEDRA_VIDEO_BACKEND", "stream");
        assertOneSentence("EXEDRA_STREAM_API_SECRET", "EXEDRA_STREAM_API_KEY", "key");
        assertOneSentence(
                "EXEDRA_STREAM_API_SECRET", "EXEDRA_STREAM_API_KEY", "key", "EXEDRA_STREAM_API_SECRET", "short");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXEDRA_STREAM_URL               | video.stream-io-api.com",
                "EXEDRA_STREAM_URL               | ftp://video.stream-io-api.com",
                "EXEDRA_STREAM_LOCATION_HINT_URL | two words",
                "EXEDRA_STREAM_CALL_TYPE         | Tutoring!",
            })
    void a_wrong_setting_of_stream_is_told_too(String name, String value) {
        assertOneSentence(name, "EXEDRA_STREAM_API_KEY", "key", "EXEDRA_STREAM_API_SECRET", SECRET, name, value);
    }

    @Test
    void a_turn_server_needs_its_secret() {
        assertOneSentence("EXEDRA_TURN_SECRET", "EXEDRA_ICE_SERVERS", "turn:turn.example.edu");
        assertOneSentence("EXEDRA_TURN_SECRET", "EXEDRA_ICE_SERVERS", "stun:a,turns:turn.example.edu");
    }

    @Test
    void only_relaying_needs_a_turn_server() {
        assertOneSentence(
                "EXEDRA_ICE_TRANSPORT_POLICY",
                "EXEDRA_ICE_SERVERS",
                "stun:stun.example.edu",
                "EXEDRA_ICE_TRANSPORT_POLICY",
                "relay");
    }

    @Test
    void postgresql_needs_a_user_and_a_password() {
        String url = "jdbc:postgresql://db:5432/exedra";

        assertOneSentence("EXEDRA_DATABASE_USER", "EXEDRA_DATABASE_URL", url);
        assertOneSentence("EXEDRA_DATABASE_PASSWORD", "EXEDRA_DATABASE_URL", url, "EXEDRA_DATABASE_USER", "exedra");
    }

    private static void assertOneSentence(String named, String... namesAndValues) {
        assertThatThrownBy(() -> settings(namesAndValues))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(named + " ")
                .hasMessageMatching("[^\\n]+\\.")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("Exception", "null", "p4ssword"));
    }

    @Test
    void a_number_may_be_at_either_end_of_its_range() {
        assertThat(settings("EXEDRA_JOIN_OPENS_MINUTES", "60").joinOpensBefore())
                .isEqualTo(Duration.ofHours(1));
        assertThat(settings("EXEDRA_SIGN_IN_HOURS", "1").signInLifetime()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_blank_value_is_none(String blank) {
        var settings = settings("EXEDRA_DEMO", blank, "EXEDRA_PUBLIC_URL", blank, "EXEDRA_JOIN_OPENS_MINUTES", blank);

        assertThat(settings.demo()).isFalse();
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.joinOpensBefore()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void nobody_can_change_the_key_that_was_handed_out() {
        var settings = settings();

        settings.callTicketKey().orElseThrow()[0] = 1;

        assertThat(settings.callTicketKey().orElseThrow()[0]).isZero();
    }

    @Test
    void a_secret_does_not_show_in_a_text() {
        assertThat(new Settings.Database("jdbc:postgresql://db/exedra", "exedra", "p4ssword").toString())
                .doesNotContain("p4ssword");
    }
}
