package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.exedra.platform.SecretToken;

/**
 * Slows down guessing. After five wrong tries an account, known or not, and an address have to wait: five seconds, then twice
 * as long after each further one. An address waits a minute at most, for a whole lecture hall may share it. Where somebody has
 * signed in with the account before, its waiting counts only what was tried from there: strangers cannot keep them out.
 */
@ApplicationScoped
public class SignInThrottle {

    /** The request attribute that holds the seconds to wait, a {@link Long}, when a try was not even looked at. */
    public static final String RETRY_AFTER_SECONDS = "org.exedra.security.retryAfterSeconds";

    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_ACCOUNT_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_ADDRESS_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final int MOST_KEYS = 50_000;

    private final Map<String, Tries> tries = new LatestUsed<>(MOST_KEYS);
    private final Map<String, Boolean> homes = new LatestUsed<>(MOST_KEYS);

    private Clock clock;

    protected SignInThrottle() {}

    @Inject
    public SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Tries(int wrong, Instant last, Instant freeAgain) {}

    /**
     * Lets a try of this account from this address be looked at, unless it has to wait. For the account it is a wrong one until
     * {@link #right} says otherwise, so that many at once are as many as one after the other.
     *
     * @return how long to wait; zero when it may be now
     */
    synchronized Duration begin(String account, String address) {
        var wait = wait(account, address);
        if (wait.isZero()) {
            count(accountKey(account, address), LONGEST_ACCOUNT_WAIT);
        }
        return wait;
    }

    private Duration wait(String account, String address) {
        var now = clock.instant();
        return Stream.of(accountKey(account, address), addressKey(address))
                .map(key -> tries.getOrDefault(key, new Tries(0, now, now)))
                .map(known -> Duration.between(now, known.freeAgain()))
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Only now: a lecture hall that signs in at once must not wait for those of it who still have to be found right. */
    synchronized void wrong(String address) {
        count(addressKey(address), LONGEST_ADDRESS_WAIT);
    }

    /** A right password clears the account; the address keeps its count, or one own account would free it for guessing. */
    synchronized void right(String account, String address) {
        tries.remove(accountKey(account, address));
        homes.put(homeKey(account, address), true);
    }

    private void count(String key, Duration longest) {
        var now = clock.instant();
        var known = tries.get(key);
        boolean fresh = known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now);
        int wrong = fresh ? 1 : known.wrong() + 1;
        tries.put(key, new Tries(wrong, now, now.plus(waitAfter(wrong, longest))));
    }

    private static Duration waitAfter(int wrong, Duration longest) {
        if (wrong < FREE_TRIES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(wrong - FREE_TRIES, 16);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private String accountKey(String account, String address) {
        String home = homeKey(account, address);
        return homes.containsKey(home) ? home : accountKey(account);
    }

    /** However long it is that was typed. */
    private static String accountKey(String account) {
        return "account " + SecretToken.hash(account);
    }

    private static String homeKey(String account, String address) {
        return accountKey(account) + " at " + Network.of(address);
    }

    private static String addressKey(String address) {
        return "address " + Network.of(address);
    }
}
