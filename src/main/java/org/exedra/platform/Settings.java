package org.exedra.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every setting of Exedra, typed and checked. A setting is read from the system property ({@code exedra.join.opens.minutes})
 * and, where that is absent, from the environment variable ({@code EXEDRA_JOIN_OPENS_MINUTES}). The README lists them all.
 */
public final class Settings {

    private static final int SMALLEST_KEY_BYTES = 32;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int LAST_PORT = 65_535;

    /** RFC 7064, 3.1, and RFC 7065, 3.1: only TURN knows a transport. */
    private static final Pattern ICE_SERVER = Pattern.compile(
            "(?!stun.*\\?)(?:stun|turn)s?:"
                    + "(?<host>[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?(?:\\?transport=(?:udp|tcp))?");

    /** RFC 5321, 4.5.3.1: at most 64 octets before the at, 254 in all; more than that is no address, less may be none either. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    private static final String DATABASE_URL = "EXEDRA_DATABASE_URL";
    private static final String VIDEO_BACKEND = "EXEDRA_VIDEO_BACKEND";
    private static final String STREAM_API_KEY = "EXEDRA_STREAM_API_KEY";

    private final boolean demo;
    private final Optional<String> demoUrl;
    private final Optional<URI> publicUrl;
    private final Optional<String> clientAddressHeader;
    private final List<String> coordinators;
    private final Duration joinOpensBefore;
    private final Duration signInLifetime;
    private final Duration apiTokenLifetime;
    private final Duration signingKeyPeriod;
    private final int apiRequestsPerMinute;
    private final int apiAddressRequestsPerMinute;
    private final String videoBackend;
    private final Optional<byte[]> callTicketKey;
    private final List<String> iceServers;
    private final Optional<String> turnSecret;
    private final String iceTransportPolicy;
    private final Optional<Stream> stream;
    private final Optional<Database> postgresql;
    private final Set<String> webhookAllowedHosts;
    private final Duration webhookTimeout;

    /** The settings of the running machine. */
    public static Settings ofMachine() {
        return new Settings(Settings::fromMachine);
    }

    /**
     * Reads the settings through a function from a variable's name ({@code EXEDRA_...}) to its value or null.
     *
     * @throws InvalidSettingException if one is missing or wrong
     */
    public Settings(UnaryOperator<String> source) {
        var read = new Reader(source);
        demo = read.flag("EXEDRA_DEMO");
        demoUrl = read.text("EXEDRA_DEMO_URL");
        publicUrl = read.origin("EXEDRA_PUBLIC_URL");
        clientAddressHeader = read.text("EXEDRA_CLIENT_ADDRESS_HEADER");
        coordinators = read.emails("EXEDRA_COORDINATORS");
        joinOpensBefore = Duration.ofMinutes(read.number("EXEDRA_JOIN_OPENS_MINUTES", 5, 0, 60));
        signInLifetime = Duration.ofHours(read.number("EXEDRA_SIGN_IN_HOURS", 12, 1, 168));
        apiTokenLifetime = Duration.ofMinutes(read.number("EXEDRA_API_TOKEN_MINUTES", 10, 5, 15));
        signingKeyPeriod = Duration.ofDays(read.number("EXEDRA_SIGNING_KEY_DAYS", 90, 1, 365));
        apiRequestsPerMinute = read.number("EXEDRA_API_REQUESTS_PER_MINUTE", 1_200, 0, MOST_REQUESTS);
        apiAddressRequestsPerMinute = read.number("EXEDRA_API_ADDRESS_REQUESTS_PER_MINUTE", 600, 0, MOST_REQUESTS);
        videoBackend = read.oneOf(VIDEO_BACKEND, "peer", "stream");
        callTicketKey = read.key("EXEDRA_CALL_TICKET_KEY", SMALLEST_KEY_BYTES);
        iceServers = read.iceServers("EXEDRA_ICE_SERVERS");
        turnSecret = read.text("EXEDRA_TURN_SECRET");
        iceTransportPolicy = read.oneOf("EXEDRA_ICE_TRANSPORT_POLICY", "all", "relay");
        stream = read.stream();
        postgresql = read.postgresql();
        webhookAllowedHosts = read.hosts("EXEDRA_WEBHOOK_ALLOWED_HOSTS");
        webhookTimeout = Duration.ofSeconds(read.number("EXEDRA_WEBHOOK_TIMEOUT_SECONDS", 15, 1, 30));
        checkTogether();
    }

    private void checkTogether() {
        if (videoBackend.equals("stream") && stream.isEmpty()) {
            throw new InvalidSettingException(
                    STREAM_API_KEY, "is missing: " + VIDEO_BACKEND + " is stream, which needs it.");
        }
        if (callTicketKey.isEmpty() && !demo) {
            throw new InvalidSettingException(
                    "EXEDRA_CALL_TICKET_KEY",
                    "is missing: give at least 32 random bytes in Base64 (or set EXEDRA_DEMO=true).");
        }
        boolean turn = iceServers.stream().anyMatch(url -> url.startsWith("turn"));
        if (turn && turnSecret.isEmpty()) {
            throw new InvalidSettingException(
                    "EXEDRA_TURN_SECRET",
                    "is missing: EXEDRA_ICE_SERVERS names a TURN server, which needs its shared secret.");
        }
        if (!turn && iceTransportPolicy.equals("relay")) {
            throw new InvalidSettingException(
                    "EXEDRA_ICE_TRANSPORT_POLICY", "is relay, so EXEDRA_ICE_SERVERS must name a TURN server.");
        }
    }

    /** Stream Video, when it may be used. */
    public Optional<Stream> stream() {
        return stream;
    }

    /**
     * How to reach Stream Video, and who we are there.
     *
     * @param apiSecret signs every token; never leaves the server
     * @param callType the call type of every session, set up by us
     * @param url where its API is, without a path's end
     * @param locationHintUrl where browsers ask which edge is near
     */
    public record Stream(String apiKey, String apiSecret, String callType, URI url, URI locationHintUrl) {

        public static final URI STANDARD_URL = URI.create("https://video.stream-io-api.com");
        public static final URI STANDARD_LOCATION_HINT_URL = URI.create("https://hint.stream-io-video.com/");

        @Override
        public String toString() {
            return "Stream[" + url + "]";
        }
    }

    /** PostgreSQL, when its address is set; otherwise the server's embedded database, or whatever it has as {@code jdbc/exedra}. */
    public Optional<Database> postgresql() {
        return postgresql;
    }

    /** Where the database is, and who Exedra is there. */
    public record Database(String url, String user, String password) {

        @Override
        public String toString() {
            return "Database[" + user + "]";
        }
    }

    /** Whether demo accounts and bookings are made at start-up and the pages say so. */
    public boolean demo() {
        return demo;
    }

    /** The address that the demo's start-up notice tells people to open. */
    public Optional<String> demoUrl() {
        return demoUrl;
    }

    /** The one address people use, scheme and host, when it is set; origins are then held against it. */
    public Optional<URI> publicUrl() {
        return publicUrl;
    }

    /** The whole address of a path on this server, where {@link #publicUrl()} says how it begins; otherwise the path. */
    public String publicAddress(String path) {
        boolean here = path.startsWith("/") && !path.startsWith("//");
        return publicUrl.filter(url -> here).map(url -> url + path).orElse(path);
    }

    /** The header in which a trusted proxy hands on the client's address; the last address in it counts. */
    public Optional<String> clientAddressHeader() {
        return clientAddressHeader;
    }

    /** The e-mail addresses of those who are coordinators because the administrator says so. */
    public List<String> coordinators() {
        return coordinators;
    }

    /** How long before its start a booking may be joined; 0 to 60 minutes. */
    public Duration joinOpensBefore() {
        return joinOpensBefore;
    }

    /** How long a sign-in lasts; 1 to 168 hours. */
    public Duration signInLifetime() {
        return signInLifetime;
    }

    /** How long an access token of a machine client is good; 5 to 15 minutes. */
    public Duration apiTokenLifetime() {
        return apiTokenLifetime;
    }

    /** After how long the key that signs access tokens is replaced; 1 to 365 days. */
    public Duration signingKeyPeriod() {
        return signingKeyPeriod;
    }

    /** How many requests of REST a machine client, or a signed-in account, may make in a minute; 0 for any number. */
    public int apiRequestsPerMinute() {
        return apiRequestsPerMinute;
    }

    /** How many requests of REST that say nobody's name may come from an address in a minute; 0 for any number. */
    public int apiAddressRequestsPerMinute() {
        return apiAddressRequestsPerMinute;
    }

    /** The video back end of every booking that has none of its own: {@code peer} or {@code stream}. */
    public String videoBackend() {
        return videoBackend;
    }

    /** The key that signs call tickets, at least 32 bytes; empty only in demo mode. */
    public Optional<byte[]> callTicketKey() {
        return callTicketKey.map(byte[]::clone);
    }

    /** STUN and TURN URLs (RFC 7064, RFC 7065). */
    public List<String> iceServers() {
        return iceServers;
    }

    /** The secret shared with the TURN servers; present when one is named. */
    public Optional<String> turnSecret() {
        return turnSecret;
    }

    /** {@code all}, or {@code relay} to send every call through TURN. */
    public String iceTransportPolicy() {
        return iceTransportPolicy;
    }

    /** Hosts to which webhooks are sent though they are at private addresses, and without https if so asked; in small letters. */
    public Set<String> webhookAllowedHosts() {
        return webhookAllowedHosts;
    }

    /** How long a receiver may take over one webhook; 1 to 30 seconds. */
    public Duration webhookTimeout() {
        return webhookTimeout;
    }

    private static String fromMachine(String variable) {
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        String value = System.getProperty(property);
        return value != null ? value : System.getenv(variable);
    }

    private record Reader(UnaryOperator<String> source) {

        Optional<String> text(String name) {
            return Optional.ofNullable(source.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
        }

        boolean flag(String name) {
            return text(name)
                    .map(value -> switch (value) {
                        case "true" -> true;
                        case "false" -> false;
                        default -> throw new InvalidSettingException(name, "must be true or false.");
                    })
                    .orElse(false);
        }

        int number(String name, int otherwise, int least, int most) {
            var wrong = new InvalidSettingException(name, "must be a whole number from " + least + " to " + most + ".");
            int value;
            try {
                value = text(name).map(Integer::valueOf).orElse(otherwise);
            } catch (NumberFormatException e) {
                throw wrong;
            }
            if (value < least || value > most) {
                throw wrong;
            }
            return value;
        }

        String oneOf(String name, String... allowed) {
            String value = text(name).orElse(allowed[0]);
            if (!List.of(allowed).contains(value)) {
                throw new InvalidSettingException(name, "must be " + String.join(" or ", allowed) + ".");
            }
            return value;
        }

        /** The server's own configuration uses these too; checked here, they are told in a sentence and not by its pool. */
        Optional<Database> postgresql() {
            var url = text(DATABASE_URL);
            if (url.isPresent()
                    && !url.get().startsWith("jdbc:postgresql:")
                    && !url.get().startsWith("jdbc:h2:")) {
                throw new InvalidSettingException(
                        DATABASE_URL, "must be like jdbc:postgresql://host:5432/exedra, or be left out.");
            }
            return url.filter(value -> value.startsWith("jdbc:postgresql:"))
                    .map(value -> new Database(
                            value, required("EXEDRA_DATABASE_USER"), required("EXEDRA_DATABASE_PASSWORD")));
        }

        private String required(String name) {
            return text(name)
                    .orElseThrow(() -> new InvalidSettingException(name, "is missing: " + DATABASE_URL + " needs it."));
        }

        Optional<Stream> stream() {
            return text(STREAM_API_KEY)
                    .map(key -> new Stream(
                            key,
                            streamSecret("EXEDRA_STREAM_API_SECRET"),
                            callType("EXEDRA_STREAM_CALL_TYPE"),
                            address("EXEDRA_STREAM_URL", Stream.STANDARD_URL),
                            address("EXEDRA_STREAM_LOCATION_HINT_URL", Stream.STANDARD_LOCATION_HINT_URL)));
        }

        /** HS256 wants a key as long as its hash (RFC 7518, 3.2). */
        private String streamSecret(String name) {
            String secret = text(name)
                    .orElseThrow(
                            () -> new InvalidSettingException(name, "is missing: " + STREAM_API_KEY + " needs it."));
            if (secret.getBytes(StandardCharsets.UTF_8).length < SMALLEST_KEY_BYTES) {
                throw new InvalidSettingException(
                        name,
                        "must have at least " + SMALLEST_KEY_BYTES + " characters: copy the whole secret of the app.");
            }
            return secret;
        }

        private String callType(String name) {
            String type = text(name).orElse("tutoring");
            if (!type.matches("[a-z0-9_-]{1,64}")) {
                throw new InvalidSettingException(
                        name, "must be of small letters, digits, - and _, and of at most 64 of them.");
            }
            return type;
        }

        private URI address(String name, URI otherwise) {
            return text(name)
                    .map(value -> {
                        try {
                            var uri = URI.create(value);
                            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                                    && uri.getHost() != null) {
                                return uri;
                            }
                        } catch (IllegalArgumentException e) {
                            // told below
                        }
                        throw new InvalidSettingException(name, "must be an address such as " + otherwise + ".");
                    })
                    .orElse(otherwise);
        }

        Optional<URI> origin(String name) {
            return text(name).map(value -> {
                try {
                    var uri = URI.create(value);
                    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                    boolean bare = uri.getHost() != null
                            && Set.of("", "/").contains(uri.getPath())
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
                    if (web && bare && (uri.getPort() == -1 || isPort(uri.getPort()))) {
                        return URI.create(uri.getScheme() + "://" + uri.getHost() + port(uri));
                    }
                } catch (IllegalArgumentException e) {
                    // told below
                }
                throw new InvalidSettingException(name, "must be an address such as https://tutoring.example.edu.");
            });
        }

        /** As browsers say it in {@code Origin} (RFC 6454, 6.2): a scheme's own port is left out. */
        private static String port(URI origin) {
            int usual = origin.getScheme().equals("https") ? 443 : 80;
            return origin.getPort() == -1 || origin.getPort() == usual ? "" : ":" + origin.getPort();
        }

        Optional<byte[]> key(String name, int leastBytes) {
            return text(name).map(value -> {
                try {
                    byte[] key = Base64.getDecoder().decode(value);
                    if (key.length >= leastBytes) {
                        return key;
                    }
                } catch (IllegalArgumentException e) {
                    // told below
                }
                throw new InvalidSettingException(name, "must be at least " + leastBytes + " bytes in Base64.");
            });
        }

        private java.util.stream.Stream<String> items(String name) {
            return text(name).stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty());
        }

        List<String> emails(String name) {
            return items(name)
                    .map(email -> {
                        if (!EMAIL.matcher(email).matches()) {
                            throw new InvalidSettingException(
                                    name, "must be e-mail addresses, with commas between them.");
                        }
                        return email;
                    })
                    .toList();
        }

        Set<String> hosts(String name) {
            return items(name)
                    .map(host -> {
                        if (!host.matches("[A-Za-z0-9.:_-]{1,253}")) {
                            throw new InvalidSettingException(
                                    name, "must be names of hosts, without ports, with commas between them.");
                        }
                        return host.toLowerCase(Locale.ROOT);
                    })
                    .collect(Collectors.toUnmodifiableSet());
        }

        List<String> iceServers(String name) {
            return items(name)
                    .map(url -> {
                        if (!isIceServer(url)) {
                            throw new InvalidSettingException(
                                    name,
                                    "must be addresses such as stun:turn.example.edu:3478 and"
                                            + " turn:turn.example.edu:3478?transport=udp, with commas between them.");
                        }
                        return url;
                    })
                    .toList();
        }

        /** Browsers refuse to make any call with an address that is not of this form. */
        private static boolean isIceServer(String url) {
            var parts = ICE_SERVER.matcher(url);
            return parts.matches() && isHost(parts.group("host")) && isPort(parts.group("port"));
        }

        private static boolean isHost(String host) {
            try {
                return !host.startsWith("[") || URI.create("//" + host).getHost() != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static boolean isPort(String port) {
            return port == null || isPort(Integer.parseInt(port));
        }

        private static boolean isPort(int port) {
            return port >= 1 && port <= LAST_PORT;
        }
    }
}
