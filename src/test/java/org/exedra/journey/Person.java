package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Await;

/** Somebody in front of a browser. */
class Person {

    /** Long enough for a busy machine; what is faster is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    /** Longer than the pause between two beeps of the browser's made-up microphone. */
    private static final int LISTENING_MILLIS = 1500;
    /** Mean square amplitude, of at most 1: the test tone has 0.25; what a decoder makes up for lost silence, far less than this. */
    private static final double AUDIBLE = 0.002;

    private static final String SIGN_IN_COOKIE = "exedra-sign-in";

    private final Setting setting;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> expectedFaults = new ArrayList<>();
    private TestAccount account;

    /** How somebody comes: to which address, in which language, and what they allow and see. */
    record Setting(
            String origin, String language, List<String> permissions, ColorScheme colours, int width, String script) {

        private static final int DESKTOP = 1280;

        Setting(String origin) {
            this(origin, "en", List.of("camera", "microphone"), ColorScheme.LIGHT, DESKTOP, "");
        }

        Setting speaking(String value) {
            return new Setting(origin, value, permissions, colours, width, script);
        }

        Setting allowing(String... values) {
            return new Setting(origin, language, List.of(values), colours, width, script);
        }

        Setting inTheDark() {
            return new Setting(origin, language, permissions, ColorScheme.DARK, width, script);
        }

        Setting onScreenOfWidth(int value) {
            return new Setting(origin, language, permissions, colours, value, script);
        }

        /** Something about the browser that no switch changes. */
        Setting withScript(String value) {
            return new Setting(origin, language, permissions, colours, width, value);
        }
    }

    Person(Setting setting, Browser browser) {
        this.setting = setting;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(setting.language())
                .setViewportSize(setting.width(), 800)
                .setColorScheme(setting.colours())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(setting.permissions()));
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.addInitScript(witness());
        if (!setting.script().isEmpty()) {
            context.addInitScript(setting.script());
        }
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> faults.add(error.error()));
        page = context.newPage();
    }

    private Person(Person other) {
        setting = other.setting;
        context = other.context;
        account = other.account;
        page = context.newPage();
    }

    /** The same person with the same browser, in a second tab. */
    Person inAnotherTab() {
        return new Person(this);
    }

    private static String witness() {
        try (var script = Person.class.getResourceAsStream("/journey/witness.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page page() {
        return page;
    }

    TestAccount account() {
        return account;
    }

    BrowserContext context() {
        return context;
    }

    // Signing in

    /** Signed in already, as somebody is who comes back. */
    Person isSignedInAs(TestAccount who) {
        account = who;
        String token = UUID.randomUUID().toString();
        var now = Instant.now();
        Sql.execute(
                "insert into sign_in (token_hash, account_id, created_at, expires_at) values (?, ?, ?, ?)",
                sha256(token),
                who.id(),
                now,
                now.plus(Duration.ofHours(1)));
        context.addCookies(List.of(
                new Cookie(SIGN_IN_COOKIE, token).setUrl(setting.origin()).setHttpOnly(true)));
        return this;
    }

    /** Signs in with e-mail address and password, on the page that asks for them. */
    Person signsIn(TestAccount who) {
        account = who;
        field("Email").fill(who.email());
        field("Password").fill(AccountFixture.PASSWORD);
        button("Sign in").click();
        return this;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // Going about

    /** Opens a path below the language, such as {@code /dashboard}. */
    Response opens(String path) {
        return page.navigate(setting.origin() + "/" + setting.language() + path);
    }

    /** Opens a path as it is. */
    Response opensExactly(String path) {
        return page.navigate(setting.origin() + path);
    }

    /** Opens the lobby of a session, and waits until it is connected. */
    Person inLobbyOf(TestBooking booking) {
        opens("/sessions/" + booking.id());
        assertThat(page.getByText("Connection ready")).isVisible();
        return this;
    }

    Person joins() {
        button("Join now").click();
        assertThat(button("Leave")).isVisible();
        return this;
    }

    Person joinsCallOf(TestBooking booking) {
        return inLobbyOf(booking).joins();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** A box to tick, by the beginning of what it says. */
    Locator choice(String label) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(label));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    // What the call brings

    /** The picture of the other. */
    Locator pictureOf(Person other) {
        return page.locator("video[data-participant='" + other.account.id() + "']");
    }

    /** Waits until the other's picture moves and their sound is more than silence. */
    void seesAndHears(Person other) {
        sees(other);
        hears();
    }

    void sees(Person other) {
        assertThat(pictureOf(other)).isVisible();
        long before = framesDecoded();
        until("the picture moves", () -> framesDecoded() > before + 2);
    }

    void hears() {
        until("there is sound", () -> loudness() > AUDIBLE);
    }

    long framesDecoded() {
        return number("async () => (await witness.received()).framesDecoded").longValue();
    }

    void hearsNothing() {
        until("silence", () -> loudness() < AUDIBLE);
    }

    /** Mean square amplitude of what is heard while listening for a moment. */
    private double loudness() {
        return number("() => witness.loudness(" + LISTENING_MILLIS + ")").doubleValue();
    }

    /** Width and height of the other's picture as it comes in. */
    List<?> pictureSizeOf(Person other) {
        return (List<?>) pictureOf(other).evaluate("video => [video.videoWidth, video.videoHeight]");
    }

    /** Width and height of what this side shows of itself. */
    List<?> ownPictureSize() {
        return (List<?>) page.evaluate("() => { const own = document.querySelector('video:not([data-participant])');"
                + " return [own.videoWidth, own.videoHeight]; }");
    }

    /** The texts that this browser sends over sockets from now on. */
    List<String> watchesSentFrames() {
        var frames = new ArrayList<String>();
        page.onWebSocket(socket -> socket.onFrameSent(frame -> frames.add(frame.text())));
        return frames;
    }

    long bytesSent() {
        return number("() => witness.bytesSent()").longValue();
    }

    long remoteDescriptions() {
        return number("() => witness.remoteDescriptions()").longValue();
    }

    /** The kinds of candidates that the media go by, this side's and the other's. */
    List<?> path() {
        return (List<?>) page.evaluate("() => witness.path()");
    }

    void watchesThePicture() {
        page.evaluate("() => witness.watchPicture()");
    }

    /** The longest time that the picture stood still since it is watched. */
    Duration longestStop() {
        return Duration.ofMillis(number("() => witness.longestStop()").longValue());
    }

    Number number(String script) {
        return (Number) page.evaluate(script);
    }

    /** Waits for what no element shows. */
    void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition);
    }

    // Trouble

    /** From now on the network makes trouble on purpose, which browsers log as errors. */
    Person expectsNetworkTrouble() {
        return expectsFault("Failed to load resource").expectsFault("WebSocket connection to");
    }

    Person expectsFault(String beginning) {
        expectedFaults.add(beginning);
        return this;
    }

    List<String> faults() {
        return faults.stream()
                .filter(fault -> expectedFaults.stream().noneMatch(fault::startsWith))
                .toList();
    }

    void keepTrace(Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setTimeout(5_000));
        } catch (PlaywrightException e) {
            // The browser is gone, which is what some journeys are about.
        }
    }

    void go() {
        try {
            context.close();
        } catch (PlaywrightException e) {
            // was killed
        }
    }
}
