package org.exedra.account;

import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.Languages;

/**
 * What a university tells of a person.
 *
 * @param externalId the university's own id of them, or null
 * @param email by which they sign in
 * @param locale {@code en}, {@code es} or {@code de}
 */
public record Profile(String externalId, String email, String name, ZoneId zone, String locale, Set<Role> roles) {

    public static final int EXTERNAL_ID_LENGTH = 120;
    public static final int EMAIL_LENGTH = 254;
    public static final int NAME_LENGTH = 120;

    /** Whether mail arrives is seen by sending some; this only keeps out what is none (RFC 5321, 4.1.2 is wider). */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    /**
     * The lengths are of what is stored; the one spelling may be longer than the one that was told.
     *
     * @throws Invalid {@code invalid-person} if a value is outside what is allowed
     */
    public Profile {
        externalId = Account.normalisedId(externalId);
        email = email == null ? "" : Account.normalised(email);
        name = name == null ? "" : name.strip();
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        if (externalId != null && !isLine(externalId, EXTERNAL_ID_LENGTH)) {
            throw invalid(
                    "externalId",
                    "The external id may have at most " + EXTERNAL_ID_LENGTH
                            + " characters, none of them a control character.");
        }
        if (!isLine(email, EMAIL_LENGTH) || !EMAIL.matcher(email).matches()) {
            throw invalid("email", "The e-mail address is none.");
        }
        if (name.isEmpty() || !isLine(name, NAME_LENGTH)) {
            throw invalid(
                    "name", "The name needs 1 to " + NAME_LENGTH + " characters, none of them a control character.");
        }
        if (zone == null) {
            throw invalid("zone", "The time zone is none of the IANA names.");
        }
        if (locale == null || !Languages.ALL.contains(locale)) {
            throw invalid("locale", "The language must be one of " + String.join(", ", Languages.ALL) + ".");
        }
        if (roles.isEmpty()) {
            throw invalid("roles", "A person needs a role.");
        }
    }

    private static boolean isLine(String text, int length) {
        return text.length() <= length && text.chars().noneMatch(Character::isISOControl);
    }

    private static Invalid invalid(String field, String message) {
        return new Invalid("invalid-person", field, message);
    }
}
