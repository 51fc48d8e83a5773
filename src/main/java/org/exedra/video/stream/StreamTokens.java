package org.exedra.video.stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Signs Stream's tokens: JWTs with HS256 by the app's secret
 * (https://getstream.io/video/docs/api/authentication/).
 */
class StreamTokens {

    /** How long a participant's token lasts at most. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Stream refuses a token from the future, and no two clocks agree. */
    private static final Duration BACKDATED = Duration.ofSeconds(5);

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final MACSigner signer;
    private final Clock clock;

    /** @param secret the app's API secret, at least 32 bytes */
    StreamTokens(String secret, Clock clock) {
        try {
            this.signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("A Stream secret has at least 32 bytes.", e);
        }
        this.clock = clock;
    }

    /** When a participant's token that is signed now ends, for a call whose time ends then. */
    Instant expiry(Instant until) {
        var longest = clock.instant().plus(LONGEST);
        return longest.isBefore(until) ? longest : until;
    }

    /** A participant's token for one call, given as {@code type:id}. */
    String forParticipant(UUID userId, String callCid, String role, Instant expiry) {
        return signed(claims().claim("user_id", userId.toString())
                .claim("role", role)
                .claim("call_cids", List.of(callCid))
                .expirationTime(Date.from(expiry))
                .build());
    }

    /** The token with which this server asks. */
    String forServer() {
        return signed(claims().claim("server", true).build());
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issueTime(Date.from(clock.instant().minus(BACKDATED)));
    }

    private String signed(JWTClaimsSet claims) {
        var jwt = new SignedJWT(HEADER, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A Stream token could not be signed.", e);
        }
        return jwt.serialize();
    }
}
