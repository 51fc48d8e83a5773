package org.exedra.webhook;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one message once (Standard Webhooks 1.0.0). Redirects are not followed; of an answer only its status counts, and hardly
 * more of it is read; and after the time-out it is all over, however slowly the receiver goes on answering.
 */
final class WebhookPost implements Closeable {

    private static final Logger LOG = System.getLogger(WebhookPost.class.getName());
    private static final String USER_AGENT = "Exedra-Webhooks/1.0";
    private static final int MOST_READ_BYTES = 4096;
    private static final int MOST_CONNECTIONS = 1000;

    /** An answer's head is kept until it is complete: without bounds, one without end would fill the memory. */
    private static final Http1Config HEAD =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    /** A host may have many addresses, and none of them may answer; what waits for one cannot be ended. */
    private static final int MOST_ADDRESSES = 2;

    private final Duration timeout;
    private final Clock clock;
    private final WebhookHosts hosts;
    private final ScheduledExecutorService watch;
    private CloseableHttpClient http;

    /** @param watch ends what takes too long */
    WebhookPost(WebhookHosts hosts, Duration timeout, Clock clock, ScheduledExecutorService watch) {
        this.hosts = hosts;
        this.timeout = timeout;
        this.clock = clock;
        this.watch = watch;
    }

    /** Made for the first message: it reads the certificates that Java trusts, for which no start should wait. */
    private synchronized CloseableHttpClient http() {
        if (http == null) {
            http = client(hosts, timeout);
        }
        return http;
    }

    private static CloseableHttpClient client(DnsResolver hosts, Duration timeout) {
        var patience = Timeout.of(timeout);
        // A connection is for one message: each time, the address is looked at again.
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEAD)
                                .build())
                        .setDnsResolver(new FewAddresses(hosts))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(timeout.dividedBy(MOST_ADDRESSES)))
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Those of a host's addresses that are tried. */
    record FewAddresses(DnsResolver all) implements DnsResolver {

        /** The first; and then one of the other kind, for the network here may have but IPv4 or IPv6, or else the second. */
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = List.of(all.resolve(host));
            var kind = found.get(0).getClass();
            return Stream.concat(
                            found.stream().limit(1),
                            found.stream().skip(1).sorted(Comparator.comparing(other -> other.getClass() == kind)))
                    .limit(MOST_ADDRESSES)
                    .toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return all.resolveCanonicalHostname(host);
        }
    }

    /** Whatever it is that keeps a message from being sent counts as an attempt, so that it ends one day. */
    AttemptOutcome send(Attempt attempt) {
        try {
            return sendInTime(request(attempt));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A webhook could not be sent.", e);
            return AttemptOutcome.failed(AttemptFailure.BROKEN);
        }
    }

    private HttpPost request(Attempt attempt) {
        long timestamp = clock.instant().getEpochSecond();
        var request = new HttpPost(attempt.url());
        request.setHeader("webhook-id", attempt.messageId());
        request.setHeader("webhook-timestamp", timestamp);
        request.setHeader("webhook-signature", attempt.signatures(timestamp));
        request.setEntity(new ByteArrayEntity(
                attempt.body().getBytes(StandardCharsets.UTF_8), ContentType.create("application/json")));
        return request;
    }

    private AttemptOutcome sendInTime(HttpPost request) {
        var tooLong = new AtomicBoolean();
        var end = watch.schedule(
                () -> {
                    tooLong.set(true);
                    request.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return send(request);
        } catch (IOException | HttpException e) {
            return AttemptOutcome.failed(tooLong.get() ? AttemptFailure.TIMEOUT : why(e));
        } finally {
            end.cancel(false);
        }
    }

    private AttemptOutcome send(HttpPost request) throws IOException, HttpException {
        var host = RoutingSupport.determineHost(request);
        if (!hosts.mayBeTold(host.getSchemeName(), host.getHostName())) {
            return AttemptOutcome.failed(AttemptFailure.REFUSED_ADDRESS);
        }
        var response = http().executeOpen(host, request, null);
        readALittle(response, request);
        return AttemptOutcome.answered(response.getCode(), retryAfter(response));
    }

    /** So that the receiver can finish what it is saying. Whatever goes wrong with that, it has answered. */
    private static void readALittle(ClassicHttpResponse response, HttpPost request) {
        try (response) {
            if (response.getEntity() != null) {
                response.getEntity().getContent().readNBytes(MOST_READ_BYTES);
            }
            request.cancel();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An answer was not read to its end.", e);
        }
    }

    private static AttemptFailure why(Exception failure) {
        if (failure instanceof WebhookHosts.AddressRefused) {
            return AttemptFailure.REFUSED_ADDRESS;
        } else if (failure instanceof UnknownHostException) {
            return AttemptFailure.UNKNOWN_HOST;
        } else if (failure instanceof SocketTimeoutException) {
            return AttemptFailure.TIMEOUT;
        } else if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return AttemptFailure.NO_CONNECTION;
        } else if (failure instanceof SSLException) {
            return AttemptFailure.INSECURE;
        }
        return AttemptFailure.BROKEN;
    }

    /** In seconds or as a date (RFC 9110, 10.2.3). */
    private Optional<Duration> retryAfter(ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(Header::getValue)
                .flatMap(this::wait);
    }

    private Optional<Duration> wait(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            var until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Optional.of(Duration.between(clock.instant(), until)).filter(wait -> !wait.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (http != null) {
            http.close();
        }
    }
}
