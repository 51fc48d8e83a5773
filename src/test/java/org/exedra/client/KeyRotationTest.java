package org.exedra.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exedra.platform.Settings;
import org.exedra.support.Stub;
import org.exedra.support.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Keys stored = new Keys();

    /** What two nodes have in common. */
    private static final class Keys extends SigningKeys {

        private final List<KeyRing.Key> keys = new ArrayList<>();

        @Override
        public KeyRing read() {
            return new KeyRing(keys);
        }

        @Override
        public void add(long generation, Instant signsFrom) {
            if (keys.stream().anyMatch(key -> key.generation() == generation)) {
                throw new PersistenceException("there already");
            }
            keys.add(KeyRingTest.key(generation, signsFrom));
        }

        @Override
        public void remove(Collection<Long> generations) {
            keys.removeIf(key -> generations.contains(key.generation()));
        }
    }

    private KeyRotation node(Instant now) {
        var node = new KeyRotation();
        Stub.inject(node, stored);
        Stub.inject(node, new Settings(Map.of("EXEDRA_DEMO", "true")::get));
        Stub.inject(node, (Clock) new TestClock(now));
        return node;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 59_999_999_999L})
    void a_node_whose_clock_is_behind_signs_with_the_first_key_of_another(long nanosBehind) {
        var first = node(NOON).ring();
        var second = node(NOON.minus(Duration.ofNanos(nanosBehind))).ring();

        assertThat(second.keys()).isEqualTo(first.keys()).hasSize(1);
    }
}
