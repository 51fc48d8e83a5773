package org.exedra.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.exedra.platform.Settings;

/**
 * How often REST may be asked, on this node: a bucket of tokens for each caller, and one for each address from which requests
 * come that say nobody's name. Only so many buckets are kept; the one that was not needed for longest goes first.
 */
@ApplicationScoped
public class RateLimits {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_BUCKETS = 50_000;

    private final Map<String, Bucket> buckets = new LatestUsed<>(MOST_BUCKETS);

    private int ofCallers;
    private int ofAddresses;
    private TimeMeter meter;

    protected RateLimits() {}

    @Inject
    public RateLimits(Settings settings, Clock clock) {
        ofCallers = settings.apiRequestsPerMinute();
        ofAddresses = settings.apiAddressRequestsPerMinute();
        meter = meter(clock);
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Takes one request of this account or machine client; returns how long to wait instead, zero if it may be now. */
    public Duration take(UUID caller) {
        return take("caller " + caller, ofCallers);
    }

    /** Takes one request that says nobody's name from this address. */
    public Duration takeAt(String address) {
        return take("address " + Network.of(address), ofAddresses);
    }

    private Duration take(String key, int perMinute) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        var probe = bucket(key, perMinute).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private synchronized Bucket bucket(String key, int perMinute) {
        return buckets.computeIfAbsent(
                key,
                absent -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                        .withCustomTimePrecision(meter)
                        .build());
    }

    synchronized int size() {
        return buckets.size();
    }
}
