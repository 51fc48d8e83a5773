package org.exedra.api;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.client.MachineCaller;
import org.exedra.client.Scope;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.security.CurrentAccount;

/**
 * Enforces {@link RolesAllowed} for people and {@link NeedsScope} for machine clients, alike on every server, not all of which do
 * it by themselves. A method that says nothing is open to nobody. A browser must also send {@code X-Requested-With: exedra} with
 * whatever changes something: other sites' pages cannot. Nor can they send an access token, so that machines need not.
 */
@Provider
public class RoleFeature implements DynamicFeature {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private CurrentAccount currentAccount;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        var type = resource.getResourceClass();
        if (method.isAnnotationPresent(PermitAll.class) || type.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var allowed = method.isAnnotationPresent(RolesAllowed.class)
                ? method.getAnnotation(RolesAllowed.class)
                : type.getAnnotation(RolesAllowed.class);
        Set<Role> roles = allowed == null
                ? Set.of()
                : Stream.of(allowed.value()).map(Role::valueOf).collect(Collectors.toSet());
        var needed = Optional.ofNullable(method.getAnnotation(NeedsScope.class)).map(NeedsScope::value);
        ContainerRequestFilter filter = request -> check(request, roles, needed);
        // Before a server's own look at the annotation, whose answers differ.
        context.register(filter, Priorities.AUTHENTICATION);
    }

    private void check(ContainerRequestContext request, Set<Role> roles, Optional<Scope> needed) {
        if (currentAccount.hasRefusedToken()) {
            request.abortWith(BearerChallenge.invalidToken());
            return;
        }
        var machine = currentAccount.machine();
        if (machine.isPresent()) {
            check(request, machine.get(), needed);
        } else {
            check(request, roles);
        }
    }

    private static void check(ContainerRequestContext request, MachineCaller machine, Optional<Scope> needed) {
        if (needed.isEmpty()) {
            request.abortWith(BearerChallenge.forPeopleOnly());
        } else if (!machine.may(needed.get())) {
            request.abortWith(BearerChallenge.insufficientScope(needed.get()));
        }
    }

    private void check(ContainerRequestContext request, Set<Role> roles) {
        var account = currentAccount.get();
        if (account.isEmpty()) {
            request.abortWith(BearerChallenge.unauthenticated());
            return;
        }
        if (!SAFE_METHODS.contains(request.getMethod())
                && !"exedra".equals(request.getHeaderString("X-Requested-With"))) {
            request.abortWith(new Problem(
                            403,
                            "missing-header",
                            "Header missing",
                            "A signed-in browser must send the header X-Requested-With: exedra.")
                    .response());
            return;
        }
        if (account.get().roles().stream().noneMatch(roles::contains)) {
            throw new Forbidden("Your roles do not allow this.");
        }
    }
}
