package org.exedra.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.exedra.platform.Settings;

/**
 * Issues and checks access tokens: JWTs of the profile for OAuth 2.0 access tokens (RFC 9068) with ES256 (RFC 7518, 3.4).
 * Issuer and audience are the public address; without that setting a name that means this deployment, whose keys nobody else
 * has.
 */
@ApplicationScoped
public class AccessTokens {

    static final String NAME_WITHOUT_ADDRESS = "urn:exedra";

    /** RFC 9068, 2.1. */
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static final String CLIENT_ID = "client_id";
    private static final String SCOPE = "scope";

    private Function<String, KeyRing> keys;
    private String issuer;
    private Duration lifetime;
    private Clock clock;

    protected AccessTokens() {}

    @Inject
    public AccessTokens(KeyRotation rotation, Settings settings, Clock clock) {
        this(
                keyId -> keyId == null ? rotation.ring() : rotation.ringWith(keyId),
                settings.publicUrl().map(URI::toString).orElse(NAME_WITHOUT_ADDRESS),
                settings.apiTokenLifetime(),
                clock);
    }

    /** @param keys the keys; looked at again if none has the name, which is null where any will do */
    AccessTokens(Function<String, KeyRing> keys, String issuer, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A token for this client and these scopes (RFC 9068, 2.2 and 2.2.3). */
    public AccessToken issue(MachineCaller caller) {
        var ring = keys.apply(null);
        // Not before: the first key may have been made only now.
        var now = clock.instant();
        var key = ring.signer(now)
                .orElseThrow(() -> new IllegalStateException("There is no key to sign access tokens with."));
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(issuer)
                .subject(caller.clientId().toString())
                .claim(CLIENT_ID, caller.clientId().toString())
                .claim(SCOPE, Scope.list(caller.scopes()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("An access token could not be signed.", e);
        }
        return new AccessToken(jwt.serialize(), lifetime, caller.scopes());
    }

    /** Who calls with this token; empty if it is not ours, was changed, is over, or is for something else (RFC 9068, 4). */
    public Optional<MachineCaller> verify(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!isOurKind(jwt.getHeader()) || !isSignedByUs(jwt)) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            var now = clock.instant();
            if (!isFromUs(claims) || !isForUs(claims) || !isInTime(claims, now) || !isOfAClientItself(claims)) {
                return Optional.empty();
            }
            return Optional.of(
                    new MachineCaller(UUID.fromString(claims.getSubject()), Scope.known(claims.getStringClaim(SCOPE))));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The algorithm is ours and not the token's choice (RFC 8725, 3.1), and so is the type (RFC 8725, 3.11). */
    private static boolean isOurKind(JWSHeader header) {
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && TYPE.equals(header.getType())
                && header.getKeyID() != null;
    }

    /** The key is one of ours by its name; what else a header may point to is not followed (RFC 8725, 3.10). */
    private boolean isSignedByUs(SignedJWT jwt) throws JOSEException {
        String keyId = jwt.getHeader().getKeyID();
        Optional<ECKey> key = keys.apply(keyId).verifier(keyId, clock.instant());
        return key.isPresent() && jwt.verify(new ECDSAVerifier(key.get()));
    }

    /** RFC 7519, 4.1.1. */
    private boolean isFromUs(JWTClaimsSet claims) {
        return issuer.equals(claims.getIssuer());
    }

    /** RFC 7519, 4.1.3: we issue for nobody else, so that a further audience is a sign of something else. */
    private boolean isForUs(JWTClaimsSet claims) {
        return List.of(issuer).equals(claims.getAudience());
    }

    /** RFC 7519, 4.1.4 and 4.1.6. */
    private static boolean isInTime(JWTClaimsSet claims, Instant now) {
        var issued = claims.getIssueTime();
        var expiry = claims.getExpirationTime();
        return issued != null
                && expiry != null
                && !issued.toInstant().isAfter(now.plus(KeyRing.CLOCKS_DIFFER))
                && now.isBefore(expiry.toInstant());
    }

    /** A client that acts for itself is both subject and client (RFC 9068, 2.2), and says what for. */
    private static boolean isOfAClientItself(JWTClaimsSet claims) throws ParseException {
        return claims.getSubject() != null
                && claims.getSubject().equals(claims.getStringClaim(CLIENT_ID))
                && claims.getJWTID() != null
                && claims.getStringClaim(SCOPE) != null;
    }
}
