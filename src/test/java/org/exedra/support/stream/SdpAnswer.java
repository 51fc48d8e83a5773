package org.exedra.support.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer to a browser's offer to send (JSEP, RFC 9429): takes everything, and names no candidate, so that nothing is ever
 * sent and nothing ever fails.
 */
final class SdpAnswer {

    /** What an answer says as the offer did. */
    private static final List<String> KEPT = List.of(
            "m=",
            "c=",
            "a=mid:",
            "a=rtcp:",
            "a=rtcp-mux",
            "a=rtcp-rsize",
            "a=rtpmap:",
            "a=fmtp:",
            "a=rtcp-fb:",
            "a=extmap:");

    private static final List<String> NOBODY = List.of(
            "a=ice-ufrag:none",
            "a=ice-pwd:nobodyisthereanywhereatall",
            "a=fingerprint:sha-256 " + Stream.generate(() -> "00").limit(32).collect(Collectors.joining(":")),
            "a=setup:passive",
            "a=recvonly");

    private SdpAnswer() {}

    static String to(String offer) {
        var answer = new ArrayList<>(List.of("v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"));
        boolean inMedia = false;
        for (String line : offer.lines().toList()) {
            boolean opens = line.startsWith("m=");
            if (opens && inMedia) {
                answer.addAll(NOBODY);
            }
            inMedia = inMedia || opens;
            if (inMedia ? KEPT.stream().anyMatch(line::startsWith) : line.startsWith("a=group:BUNDLE")) {
                answer.add(line);
            }
        }
        if (inMedia) {
            answer.addAll(NOBODY);
        }
        return String.join("\r\n", answer) + "\r\n";
    }
}
