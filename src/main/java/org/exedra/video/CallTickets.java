package org.exedra.video;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exedra.platform.Settings;

/**
 * Signs and checks call tickets: JWTs (RFC 7519) with HS256 (RFC 7518, 3.2) that let one account open the socket of one call,
 * once, within two minutes. The key is a setting; in demo mode without one, a new key is made at each start.
 */
@ApplicationScoped
public class CallTickets {

    /** How long a ticket may wait to be used. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final JOSEObjectType TYPE = new JOSEObjectType("exedra-call-ticket+jwt");
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build();
    private static final String AUDIENCE = "exedra:call-socket";
    private static final String CALL_CLAIM = "call";
    private static final int KEY_BYTES = 32;

    private MACSigner signer;
    private MACVerifier verifier;
    private Clock clock;

    protected CallTickets() {}

    @Inject
    public CallTickets(Settings settings, Clock clock) {
        this(settings.callTicketKey().orElseGet(CallTickets::newKey), clock);
    }

    /** @param key at least 32 bytes */
    public CallTickets(byte[] key, Clock clock) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (KeyLengthException e) {
            throw new IllegalArgumentException("A call ticket's key has at least 32 bytes.", e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        this.clock = clock;
    }

    private static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** A ticket for this call and this account; it ends with the call's time if that is sooner. */
    public String issue(CallRequest request) {
        var claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .audience(AUDIENCE)
                .subject(request.participantId().toString())
                .claim(CALL_CLAIM, request.callId())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(expiry(request)))
                .build();
        var jwt = new SignedJWT(HEADER, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A call ticket could not be signed.", e);
        }
        return jwt.serialize();
    }

    /** When a ticket that is issued now for this request ends. */
    public Instant expiry(CallRequest request) {
        var longest = clock.instant().plus(LIFETIME);
        return longest.isBefore(request.until()) ? longest : request.until();
    }

    /** What the ticket says; empty if it is not ours, was changed, is over, or is for something else. */
    public Optional<CallTicket> verify(String ticket) {
        try {
            var jwt = SignedJWT.parse(ticket);
            if (!isOurKind(jwt.getHeader()) || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            if (!isForTheSocket(claims) || !isInTime(claims)) {
                return Optional.empty();
            }
            return Optional.of(new CallTicket(
                    UUID.fromString(claims.getJWTID()),
                    claims.getStringClaim(CALL_CLAIM),
                    UUID.fromString(claims.getSubject()),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurKind(JWSHeader header) {
        return JWSAlgorithm.HS256.equals(header.getAlgorithm()) && TYPE.equals(header.getType());
    }

    private static boolean isForTheSocket(JWTClaimsSet claims) {
        return List.of(AUDIENCE).equals(claims.getAudience())
                && claims.getJWTID() != null
                && claims.getSubject() != null
                && claims.getClaim(CALL_CLAIM) != null;
    }

    private boolean isInTime(JWTClaimsSet claims) {
        var expiry = claims.getExpirationTime();
        return expiry != null && clock.instant().isBefore(expiry.toInstant());
    }
}
