package org.exedra.platform;

import java.util.Set;
import org.exedra.platform.DomainException.Stale;

/**
 * Which version of a thing somebody means to change, so that nobody's change is lost.
 *
 * @param versions any one of them will do; null where every version will
 */
public record Expected(Set<Long> versions) {

    public static final Expected ANY = new Expected(null);

    /** @throws Stale if it is another version by now */
    public void require(long version) {
        if (versions != null && !versions.contains(version)) {
            throw new Stale();
        }
    }
}
