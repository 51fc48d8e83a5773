package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exedra.account.Account;
import org.exedra.account.Accounts;

/** The local accounts, by e-mail address and password. The caller's name is the account's id. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

    /** For a lecture hall that signs in at once; a check takes a processor some 0.2 seconds. */
    private static final int MOST_WAITING = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNTIL_THERE_IS_A_TURN = Duration.ofSeconds(5);

    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors(), MOST_WAITING, PATIENCE);

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private ClientAddress clientAddress;

    @Inject
    private HttpServletRequest request;

    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return turns.take(() -> looked(credential)).orElseGet(() -> later(UNTIL_THERE_IS_A_TURN));
    }

    private CredentialValidationResult looked(UsernamePasswordCredential credential) {
        String email = Account.normalised(credential.getCaller());
        String address = clientAddress.of(request);
        var wait = throttle.begin(email, address);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return later(wait);
        }
        Optional<Account> account = accounts.byEmail(email);
        Optional<String> hash = account.flatMap(Account::passwordHash);
        char[] password = credential.getPassword().getValue();
        boolean matches = hash.isPresent() && passwords.matches(password, hash.get());
        if (hash.isEmpty()) {
            passwords.pretendToCheck(password);
        }
        if (!matches) {
            throttle.wrong(address);
            return CredentialValidationResult.INVALID_RESULT;
        }
        throttle.right(email, address);
        return new CredentialValidationResult(
                account.get().id().toString(),
                account.get().roles().stream().map(Enum::name).collect(Collectors.toSet()));
    }

    private CredentialValidationResult later(Duration wait) {
        request.setAttribute(
                SignInThrottle.RETRY_AFTER_SECONDS, wait.plusMillis(999).toSeconds());
        return CredentialValidationResult.INVALID_RESULT;
    }
}
