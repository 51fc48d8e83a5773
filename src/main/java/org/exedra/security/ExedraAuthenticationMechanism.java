package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exedra.account.Role;
import org.exedra.client.AccessTokens;
import org.exedra.client.MachineCaller;
import org.exedra.client.MachineClients;
import org.exedra.platform.Languages;
import org.exedra.platform.Readiness;
import org.exedra.platform.Settings;

/**
 * The one authentication mechanism. A sign-in with a credential opens a {@link SignIn} and hands its token to the browser in a
 * cookie; every later request, of pages, REST and sockets alike, is known by that cookie. Machine clients are known by an access
 * token, and by REST only: pages and sockets do not look at it. Nothing about the caller is kept in the HTTP session.
 */
@ApplicationScoped
public class ExedraAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(ExedraAuthenticationMechanism.class.getName());

    /** For everybody, so that nobody need be recognised, which costs a look into the database. */
    private static final String ASSETS = "/assets/";

    @Inject
    private IdentityStoreHandler identityStores;

    @Inject
    private Settings settings;

    @Inject
    private SignIns signIns;

    @Inject
    private SignInCookie cookie;

    @Inject
    private AccessTokens accessTokens;

    @Inject
    private MachineClients machineClients;

    @Inject
    private Readiness readiness;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var parameters = context.getAuthParameters();
        if (parameters != null && parameters.getCredential() != null) {
            return signIn(request, response, context);
        }
        if (!context.isProtected() && RequestPath.of(request).startsWith(ASSETS)) {
            return context.doNothing();
        }
        if (!readiness.isReady()) {
            // What is open to everybody is closed by its filter.
            return context.isProtected() ? unavailable(request, response) : context.doNothing();
        }
        try {
            // What is protected is a page, even if its address was written as if it were not.
            if (!context.isProtected()
                    && RequestPath.of(request).startsWith(RequestPath.API)
                    && BearerToken.isIn(request)) {
                return recogniseMachine(request, context);
            }
            var signedIn = cookie.read(request).flatMap(signIns::find);
            if (signedIn.isPresent()) {
                return recognise(request, context, signedIn.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody can be recognised, the database does not answer: {0}", e.getMessage());
            return unavailable(request, response);
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        // The container may hold its constraints against another spelling of the path than the one that names a page.
        return Languages.ofPath(RequestPath.of(request))
                .map(language -> askToSignIn(request, response, context, language))
                .orElseGet(context::responseNotFound);
    }

    private AuthenticationStatus signIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var result = identityStores.validate(context.getAuthParameters().getCredential());
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        cookie.read(request).ifPresent(signIns::close);
        String token = signIns.open(UUID.fromString(result.getCallerPrincipal().getName()));
        cookie.write(request, response, token);
        return recognise(request, context, signIns.find(token).orElseThrow());
    }

    private AuthenticationStatus recognise(HttpServletRequest request, HttpMessageContext context, SignedIn signedIn) {
        request.setAttribute(CurrentAccount.ATTRIBUTE, signedIn);
        Set<String> groups = signedIn.roles().stream().map(Enum::name).collect(Collectors.toSet());
        return context.notifyContainerAboutLogin(signedIn.id().toString(), groups);
    }

    /**
     * Knows the request by its token alone, whatever cookies it has. That a token is refused is told later, by the resource that
     * wants a caller: not every server lets this be said here, and some resources are for everybody.
     */
    private AuthenticationStatus recogniseMachine(HttpServletRequest request, HttpMessageContext context) {
        Optional<MachineCaller> machine = BearerToken.read(request)
                .flatMap(accessTokens::verify)
                .filter(caller -> machineClients.isGood(caller.clientId()));
        if (machine.isEmpty()) {
            request.setAttribute(CurrentAccount.REFUSED_TOKEN_ATTRIBUTE, true);
            return context.doNothing();
        }
        request.setAttribute(CurrentAccount.MACHINE_ATTRIBUTE, machine.get());
        return context.notifyContainerAboutLogin(machine.get().clientId().toString(), Set.of(Role.COORDINATOR.name()));
    }

    /** Nothing can be said of who it is: neither that they are signed in nor that they are not. */
    private static AuthenticationStatus unavailable(HttpServletRequest request, HttpServletResponse response) {
        try {
            EarlyAnswer.UNAVAILABLE.send(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Sends a page's visitor to the sign-in, which leads back to what was asked for, and says so if they sent something. */
    private AuthenticationStatus askToSignIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, String language) {
        boolean form = request.getMethod().equals("POST");
        // A form's address is that of its page; what its query told once need not be told again.
        String query = form || request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = RequestPath.of(request) + query;
        String notice = form ? "&done=not-sent" : "";
        try {
            response.sendRedirect(settings.publicAddress(request.getContextPath() + "/" + language + "/login?next="
                    + URLEncoder.encode(next, StandardCharsets.UTF_8) + notice));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
