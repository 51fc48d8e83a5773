package org.exedra.video;

import java.util.function.UnaryOperator;

/**
 * A report as a video service delivers it.
 *
 * @param header gives a header's value by its name, or null
 * @param body as it was before any compression
 */
public record ReportDelivery(UnaryOperator<String> header, byte[] body) {}
