package org.exedra.call;

import java.time.Instant;
import java.util.Map;
import org.exedra.platform.DomainException.Conflict;

/** A participant may not join their booking now. The code says why: too-early, over, ended, or not-confirmed. */
public class AdmissionRefused extends Conflict {

    private static final long serialVersionUID = 1L;

    private AdmissionRefused(String code, String message, Map<String, Object> details) {
        super(code, message, details);
    }

    static AdmissionRefused tooEarly(Instant opensAt) {
        return new AdmissionRefused(
                "too-early",
                "The session cannot be joined yet; it opens at " + opensAt + ".",
                Map.of("opensAt", opensAt));
    }

    static AdmissionRefused over() {
        return new AdmissionRefused("over", "The session's time is over.", Map.of());
    }

    static AdmissionRefused ended() {
        return new AdmissionRefused("ended", "The session was ended.", Map.of());
    }

    static AdmissionRefused notConfirmed() {
        return new AdmissionRefused("not-confirmed", "The booking is not confirmed.", Map.of());
    }
}
