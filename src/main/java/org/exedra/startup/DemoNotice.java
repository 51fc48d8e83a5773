package org.exedra.startup;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/** Tells whoever started the demo where to go and which accounts there are, once the pages really answer. */
@ApplicationScoped
public class DemoNotice {

    private static final int TRIES = 600;
    private static final long BETWEEN_TRIES_MILLIS = 250;

    @Resource
    private ManagedExecutorService executor;

    void whenReady(String url) {
        executor.submit(() -> tellWhenReady(url));
    }

    private void tellWhenReady(String url) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (isReady(url)) {
                    tell(url);
                    return;
                }
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(String url) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** To the console itself: this is for a person, not for the log. */
    private static void tell(String url) {
        var text = ResourceBundle.getBundle("messages.demo", Locale.ENGLISH);
        System.out.println(text.getString("notice").formatted(url, DemoData.PASSWORD));
    }
}
