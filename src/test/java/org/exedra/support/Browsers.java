package org.exedra.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Real browsers: the system's Chromium, driven by Playwright through the system's Node.js. Both can be set by
 * {@code exedra.test.chromium} and {@code PLAYWRIGHT_NODEJS_PATH}. One process serves all who need the same equipment.
 */
public final class Browsers implements AutoCloseable {

    /** A host name that leads to this machine, and that browsers do not trust as they trust loopback addresses. */
    public static final String UNTRUSTED_HOST = "exedra.test";

    private static final String CHROMIUM = System.getProperty("exedra.test.chromium", "/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--autoplay-policy=no-user-gesture-required",
            "--allow-loopback-in-peer-connection",
            "--auto-accept-this-tab-capture",
            "--host-resolver-rules=MAP " + UNTRUSTED_HOST + " 127.0.0.1");

    /** What is plugged into the machine. */
    public enum Devices {
        /** A slow camera, so that a small machine has time for more than pictures. */
        CAMERA_AND_MICROPHONE("--use-fake-device-for-media-stream=fps=10"),
        FAST_CAMERA_AND_MICROPHONE("--use-fake-device-for-media-stream=fps=30"),
        MICROPHONE_ONLY("--use-fake-device-for-media-stream=device-count=0");

        private final String flag;

        Devices(String flag) {
            this.flag = flag;
        }
    }

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
    private final Map<Devices, Browser> browsers = new HashMap<>();

    /** The browser with these devices, started when it is first asked for. */
    public Browser with(Devices devices) {
        return browsers.computeIfAbsent(devices, this::launch);
    }

    private Browser launch(Devices devices, String... further) {
        var flags = Stream.of(FLAGS.stream(), Stream.of(devices.flag), Stream.of(further))
                .flatMap(part -> part)
                .toList();
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(flags));
    }

    /** A browser of its own that can be killed. */
    public Mortal mortal() {
        String mark = "--exedra-journey=" + UUID.randomUUID();
        return new Mortal(launch(Devices.CAMERA_AND_MICROPHONE, mark), mark);
    }

    /** A browser, and the processes it lives in. */
    public record Mortal(Browser browser, String mark) {

        /** Ends it without a chance to say good-bye (SIGKILL). */
        public void kill() {
            var process = ProcessHandle.current()
                    .descendants()
                    .filter(handle -> handle.info()
                            .commandLine()
                            .filter(line -> line.contains(mark) && !line.contains("--type="))
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
            process.destroyForcibly();
        }
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.put("PLAYWRIGHT_NODEJS_PATH", System.getenv().getOrDefault("PLAYWRIGHT_NODEJS_PATH", node()));
        return environment;
    }

    private static String node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The journeys need Node.js: no node in the PATH."))
                .toString();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
