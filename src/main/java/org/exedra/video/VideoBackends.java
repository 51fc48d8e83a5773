package org.exedra.video;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.exedra.platform.Settings;

/** The video back ends there are, and the one in use. */
@ApplicationScoped
public class VideoBackends {

    @Inject
    @Any
    private Instance<VideoBackend> backends;

    @Inject
    private Settings settings;

    public VideoBackend inUse() {
        return backends.stream()
                .filter(backend -> backend.name().equals(settings.videoBackend()))
                .findFirst()
                .orElseThrow();
    }
}
