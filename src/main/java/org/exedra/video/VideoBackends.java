package org.exedra.video;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exedra.platform.Settings;

/** The video back ends that may be used. */
@ApplicationScoped
public class VideoBackends {

    private static final Logger LOG = System.getLogger(VideoBackends.class.getName());
    private static final Duration UNTIL_SOMEBODY_MENDS_IT = Duration.ofMinutes(1);

    @Inject
    @Any
    private Instance<VideoBackend> backends;

    @Inject
    private Settings settings;

    /** The name of the one for bookings that have none of their own. */
    public String standard() {
        return settings.videoBackend();
    }

    public Optional<VideoBackend> find(String name) {
        return backends.stream()
                .filter(backend -> backend.name().equals(name) && backend.isConfigured())
                .findFirst();
    }

    /** @throws VideoUnavailable if it may not be used (any more) */
    public VideoBackend named(String name) {
        return find(name).orElseThrow(() -> new VideoUnavailable(UNTIL_SOMEBODY_MENDS_IT, null));
    }

    /** Prepares all that may be used. What cannot be now has told the log why, and is done when it is needed. */
    public void prepare() {
        for (String name : names()) {
            try {
                named(name).prepare();
            } catch (VideoUnavailable e) {
                LOG.log(Level.WARNING, "The video back end {0} is not ready yet.", name);
            }
        }
    }

    /** The names of all that may be used, the standard one first. */
    public List<String> names() {
        return backends.stream()
                .filter(VideoBackend::isConfigured)
                .map(VideoBackend::name)
                .sorted((a, b) -> a.equals(standard()) ? -1 : b.equals(standard()) ? 1 : a.compareTo(b))
                .toList();
    }
}
