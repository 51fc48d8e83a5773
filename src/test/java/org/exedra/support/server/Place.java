package org.exedra.support.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where one server lives.
 *
 * @param directory its own
 * @param port where it answers, on the loopback interface
 * @param war what is deployed to it
 * @param beside what else is deployed, each under its context path, to hold Exedra against
 * @param settings Exedra's, by the names of the README
 */
public record Place(Path directory, int port, Path war, Map<String, Path> beside, Map<String, String> settings) {

    /** The same with another WAR. */
    public Place with(Path otherWar) {
        return new Place(directory, port, otherWar, beside, settings);
    }
}
