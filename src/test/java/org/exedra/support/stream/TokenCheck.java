package org.exedra.support.stream;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Checks tokens as Stream documents it, with the library that Stream's own Java SDK signs with, which is not the one that we
 * sign with.
 */
final class TokenCheck {

    private static final String ALGORITHM = "HS256";

    private final SecretKey key;

    TokenCheck(String secret) {
        key = Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Requires a server's token. */
    void requireServer(String token) {
        if (!Boolean.TRUE.equals(verified(token).get("server", Boolean.class))) {
            throw StreamError.notAllowed("this needs a server's token");
        }
    }

    /** Requires a token of this user; empty is anybody's. Returns whose it is. */
    String requireUser(String token, String userId) {
        var claims = verified(token);
        String id = claims.get("user_id", String.class);
        if (id == null || id.isBlank()) {
            throw StreamError.token(StreamError.AUTHENTICATION, "the token names no user");
        }
        if (!userId.isEmpty() && !userId.equals(id)) {
            throw StreamError.token(StreamError.AUTHENTICATION, "the token is another user's");
        }
        return id;
    }

    /** Requires that a token that names calls names this one. */
    void requireCall(String token, String cid) {
        var cids = verified(token).get("call_cids");
        if (cids instanceof List<?> list && !list.contains(cid)) {
            throw StreamError.notAllowed("the token is for other calls");
        }
    }

    private Claims verified(String token) {
        try {
            var jws = Jwts.parser().verifyWith(key).build().parseSignedClaims(token);
            if (!ALGORITHM.equals(jws.getHeader().getAlgorithm())) {
                throw StreamError.token(StreamError.TOKEN_SIGNATURE, "the token is not signed with " + ALGORITHM);
            }
            var claims = jws.getPayload();
            if (claims.getIssuedAt() != null && claims.getIssuedAt().toInstant().isAfter(Instant.now())) {
                throw StreamError.token(StreamError.TOKEN_BEFORE_ISSUED, "the token is used before it was issued");
            }
            return claims;
        } catch (ExpiredJwtException e) {
            throw StreamError.token(StreamError.TOKEN_EXPIRED, "the token is expired");
        } catch (PrematureJwtException e) {
            throw StreamError.token(StreamError.TOKEN_NOT_YET_VALID, "the token is not valid yet");
        } catch (JwtException | IllegalArgumentException e) {
            throw StreamError.token(StreamError.TOKEN_SIGNATURE, "the token's signature is not valid");
        }
    }
}
