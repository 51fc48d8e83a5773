package org.exedra.startup;

import org.exedra.platform.InvalidSettingException;
import org.exedra.platform.Settings;

/** Stream's SDK is its customers' alone, so that a WAR has Stream's part of the call page only when it was built for it. */
final class StreamPart {

    /** Where that part is in a WAR that has it. */
    static final String PATH = "assets/call/stream.js";

    private StreamPart() {}

    /** @throws InvalidSettingException if Stream is to be used, and the WAR has no part for it */
    static void require(Settings settings, boolean present) {
        if (settings.stream().isPresent() && !present) {
            throw new InvalidSettingException(
                    "EXEDRA_STREAM_API_KEY",
                    "is set, but this WAR was built without Stream's SDK: deploy exedra-stream.war, which"
                            + " 'mvn -Pstream package' makes, or leave out the Stream settings.");
        }
    }
}
