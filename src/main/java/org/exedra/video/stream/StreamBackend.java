package org.exedra.video.stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.exedra.platform.Settings;
import org.exedra.video.CallGrant;
import org.exedra.video.CallReport;
import org.exedra.video.CallRequest;
import org.exedra.video.CallTickets;
import org.exedra.video.ReportDelivery;
import org.exedra.video.ReportRefused;
import org.exedra.video.VideoBackend;
import org.exedra.video.VideoUnavailable;

/** Makes calls by Stream Video, where its API key and secret are set. */
@ApplicationScoped
public class StreamBackend implements VideoBackend {

    private static final Logger LOG = System.getLogger(StreamBackend.class.getName());
    private static final String NAME = "stream";
    private static final Duration UNTIL_SOMEBODY_MENDS_IT = Duration.ofMinutes(1);

    @Inject
    private Settings settings;

    @Inject
    private CallTickets tickets;

    @Inject
    private Clock clock;

    private Settings.Stream stream;
    private StreamTokens tokens;
    private StreamCalls calls;
    private StreamReports reports;
    private volatile boolean callTypeIsSetUp;

    @PostConstruct
    void configure() {
        settings.stream().ifPresent(configured -> {
            stream = configured;
            tokens = new StreamTokens(stream.apiSecret(), clock);
            calls = new StreamCalls(new StreamApi(stream, tokens, clock), stream.callType());
            reports = new StreamReports(stream);
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return stream != null;
    }

    @Override
    public void prepare() {
        if (!callTypeIsSetUp) {
            telling(calls::setUpCallType);
            callTypeIsSetUp = true;
        }
    }

    @Override
    public CallGrant grant(CallRequest request) {
        prepare();
        telling(() -> calls.ensure(request));
        var expiry = tokens.expiry(request.until());
        String token = tokens.forParticipant(
                request.participantId(), calls.cid(request.callId()), StreamCalls.MEMBER_ROLE, expiry);
        return new CallGrant(
                NAME,
                stream.callType(),
                request.callId(),
                request.participantId(),
                token,
                expiry,
                tickets.issue(request),
                client(),
                List.of(),
                "all");
    }

    @Override
    public void close(String callId, Collection<UUID> members) {
        telling(() -> calls.close(callId, members));
    }

    @Override
    public Set<String> origins() {
        var origins = new LinkedHashSet<>(List.of("https://*.stream-io-video.com", "wss://*.stream-io-video.com"));
        addOrigins(origins, stream.url());
        addOrigins(origins, stream.locationHintUrl());
        return origins;
    }

    /** Its requests and its socket go to the same place. */
    private static void addOrigins(Set<String> origins, URI address) {
        origins.add(address.getScheme() + "://" + address.getRawAuthority());
        origins.add(address.getScheme().replace("http", "ws") + "://" + address.getRawAuthority());
    }

    @Override
    public CallReport read(ReportDelivery delivery) throws ReportRefused {
        return reports.read(delivery);
    }

    private Map<String, String> client() {
        var client = new HashMap<String, String>();
        client.put("apiKey", stream.apiKey());
        if (!stream.url().equals(Settings.Stream.STANDARD_URL)) {
            client.put("url", stream.url().toString());
        }
        if (!stream.locationHintUrl().equals(Settings.Stream.STANDARD_LOCATION_HINT_URL)) {
            client.put("locationHintUrl", stream.locationHintUrl().toString());
        }
        return client;
    }

    /** To people, a Stream that refuses us is as good as none; why it does is for the administrator, in the log. */
    private static void telling(Runnable request) {
        try {
            request.run();
        } catch (StreamApi.Refused refused) {
            LOG.log(
                    Level.ERROR,
                    "{0}. Check EXEDRA_STREAM_API_KEY and EXEDRA_STREAM_API_SECRET.",
                    refused.getMessage());
            throw new VideoUnavailable(UNTIL_SOMEBODY_MENDS_IT, refused);
        } catch (VideoUnavailable unavailable) {
            LOG.log(Level.WARNING, "Stream cannot be reached: {0}", String.valueOf(unavailable.getCause()));
            throw unavailable;
        }
    }
}
