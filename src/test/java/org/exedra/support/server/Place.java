package org.exedra.support.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where one server lives.
 *
 * @param directory its own
 * @param port where it answers, on the loopback interface
 * @param war what is deployed to it
 * @param beside what is deployed under {@code /plain}, to hold Exedra against; null for nothing
 * @param settings Exedra's, by the names of the README
 */
public record Place(Path directory, int port, Path war, Path beside, Map<String, String> settings) {}
