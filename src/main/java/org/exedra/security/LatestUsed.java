package org.exedra.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps only so many entries: the one that was not needed for longest goes first. Not for several threads at once. */
final class LatestUsed<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;
    private static final int CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int most;

    LatestUsed(int most) {
        super(CAPACITY, LOAD_FACTOR, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
