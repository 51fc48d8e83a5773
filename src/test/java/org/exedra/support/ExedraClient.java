package org.exedra.support;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestMachineClient;
import org.exedra.platform.SecretToken;

/**
 * A browser without a screen: it keeps cookies, has an address of its own, and follows no redirect by itself. REST is called the
 * way our pages call it, or, with an access token, the way other systems do.
 */
public final class ExedraClient {

    public static final String SIGN_IN_COOKIE = "exedra-sign-in";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");

    private final URI server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String address = randomAddress();
    private String accessToken;

    private ExedraClient(URI server) {
        this.server = server;
    }

    /** Somebody who is not signed in. */
    public static ExedraClient nobody() {
        return at(TestServer.uri());
    }

    public static ExedraClient at(URI server) {
        return new ExedraClient(server);
    }

    /** Somebody who signed in a while ago: their sign-in is in the database, so no password is checked. */
    public static ExedraClient of(TestAccount account) {
        return nobody().signedIn(account);
    }

    /** Signed in through the page with this address of the demo's. */
    public static ExedraClient ofDemo(ExedraServer server, String email) {
        var client = at(URI.create(server.origin()));
        var answer = client.signIn("/en/login", email, "exedra-demo");
        if (answer.status() != 302) {
            throw new AssertionError("not signed in: " + answer);
        }
        return client;
    }

    /** From now on signed in as this account. */
    public ExedraClient signedIn(TestAccount account) {
        cookies.put(SIGN_IN_COOKIE, openSignIn(account));
        return this;
    }

    /** A machine client that has these scopes, and an access token for them. */
    public static ExedraClient machine(Scope... scopes) {
        return of(MachineClientFixture.with(scopes).create());
    }

    /** This machine client, with an access token that it got just now. */
    public static ExedraClient of(TestMachineClient client) {
        var machine = nobody();
        return machine.bearing(machine.askForToken(client.id().toString(), client.secret())
                .json()
                .getString("access_token"));
    }

    /** Sends this access token along from now on. */
    public ExedraClient bearing(String token) {
        accessToken = token;
        return this;
    }

    public String accessToken() {
        return accessToken;
    }

    /** Asks for an access token (RFC 6749, 4.4.2), with further parameters, by name and value. */
    public Answer askForToken(String clientId, String secret, String... parameters) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "client_credentials");
        for (int i = 0; i < parameters.length; i += 2) {
            fields.put(parameters[i], parameters[i + 1]);
        }
        return submit("/api/oauth/token", fields, "Authorization", basic(clientId, secret));
    }

    /** The header by which a client proves itself (RFC 6749, 2.3.1). */
    public static String basic(String clientId, String secret) {
        String both = encoded(clientId) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String openSignIn(TestAccount account) {
        String token = UUID.randomUUID().toString();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Sql.execute(
                "insert into sign_in (token_hash, account_id, created_at, expires_at) values (?, ?, ?, ?)",
                hash(token),
                account.id(),
                now,
                now.plus(Duration.ofHours(1)));
        return token;
    }

    /** How the database knows a sign-in's token. */
    public static String hash(String token) {
        return SecretToken.hash(token);
    }

    private static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    /** Comes from this address from now on. */
    public ExedraClient from(String clientAddress) {
        address = clientAddress;
        return this;
    }

    public String address() {
        return address;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** Signs in through the page, as people do. */
    public Answer signIn(TestAccount account) {
        return signIn("/en/login", account.email(), AccountFixture.PASSWORD);
    }

    /** Fills in the sign-in's form at this address, and sends it. */
    public Answer signIn(String path, String email, String password) {
        var page = get(path);
        var fields = fields(page.body(), "login");
        fields.put("email", email);
        fields.put("password", password);
        return submit(path, fields);
    }

    /** The values that a form would send if nothing were typed, its first button included. */
    public static Map<String, String> fields(String html, String form) {
        int start = html.indexOf("<form id=\"" + form + "\"");
        if (start < 0) {
            throw new AssertionError("no form " + form + " in\n" + html);
        }
        var fields = new LinkedHashMap<String, String>();
        var inputs = INPUT.matcher(html.substring(start, html.indexOf("</form>", start)));
        while (inputs.find()) {
            String name = attribute(inputs.group(), "name");
            if (!name.isEmpty()) {
                fields.put(name, attribute(inputs.group(), "value"));
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        var value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1).replace("&amp;", "&") : "";
    }

    /** Sends a form, with these further headers. */
    public Answer submit(String path, Map<String, String> fields, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
        return send(with(request, headers));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Posts what may or may not be JSON the way our pages post JSON. */
    public Answer post(String path, String body) {
        return send(posting(path, body));
    }

    /** Posts JSON the way our pages do, with these further headers. */
    public Answer post(String path, JsonObject body, String... headers) {
        return send(with(posting(path, body.toString()), headers));
    }

    /** Puts JSON in the place of a version that was given, the way our pages would. */
    public Answer put(String path, JsonObject body, String... headers) {
        return send(with(posting(path, body.toString()).PUT(BodyPublishers.ofString(body.toString())), headers));
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    public CompletableFuture<Answer> postLater(String path, String body) {
        return sendLater(posting(path, body));
    }

    /** Posts nothing, the way our pages do. */
    public Answer post(String path) {
        return send(changing(path).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder posting(String path, String body) {
        return changing(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    /** Of a browser a header is asked that no other site's page can send; of a machine it is not. */
    private HttpRequest.Builder changing(String path) {
        var request = request(path);
        return accessToken == null ? request.header("X-Requested-With", "exedra") : request;
    }

    /** A request of this client, for the test to complete. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header(TestServer.CLIENT_ADDRESS_HEADER, address);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        return request;
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return keepCookies(Answer.of(HTTP.send(request.build(), BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<Answer> sendLater(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }

    private Answer keepCookies(Answer answer) {
        for (String line : answer.headers().getOrDefault("set-cookie", List.of())) {
            var cookie = HttpCookie.parse(line).get(0);
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }

    static HttpClient http() {
        return HTTP;
    }

    URI server() {
        return server;
    }
}
