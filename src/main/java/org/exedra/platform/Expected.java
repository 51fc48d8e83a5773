package org.exedra.platform;

import java.util.Set;
import org.exedra.platform.DomainException.Stale;

/**
 * Which version of a thing somebody means to change, so that nobody's change is lost.
 *
 * @param versions any one of them, as text, will do, and what is no version is nobody's; null where every version will
 */
public record Expected(Set<String> versions) {

    public static final Expected ANY = new Expected(null);

    /** @throws Stale if it is another version by now */
    public void require(long version) {
        if (versions != null && !versions.contains(Long.toString(version))) {
            throw new Stale();
        }
    }
}
