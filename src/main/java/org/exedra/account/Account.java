package org.exedra.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person who signs in. Identity everywhere is {@link #id()}; the e-mail address is only how they sign in. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private UUID id;

    @Column(nullable = false, unique = true)
    private String email;

    @Column(nullable = false)
    private String name;

    /** IANA name, such as {@code Europe/Madrid}. */
    @Column(nullable = false)
    private String zone;

    /** The language chosen, as {@code en}, {@code es} or {@code de}. */
    @Column(nullable = false)
    private String locale;

    /** The university's own id of the person; null if it has told none. */
    @Column(name = "external_id", unique = true)
    private String externalId;

    /** Null while they cannot sign in by a password. */
    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role", nullable = false)
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Version
    private long version;

    protected Account() {}

    public Account(
            UUID id,
            String email,
            String name,
            ZoneId zone,
            String locale,
            Set<Role> roles,
            String passwordHash,
            Instant now) {
        this.id = id;
        this.email = normalised(email);
        this.name = name;
        this.zone = zone.getId();
        this.locale = locale;
        this.roles = EnumSet.copyOf(roles);
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    /** Somebody of whom a university's system tells; they have no password. */
    public Account(UUID id, Profile profile, Instant now) {
        this.id = id;
        this.createdAt = now;
        change(profile);
    }

    public final void change(Profile profile) {
        externalId = profile.externalId();
        email = profile.email();
        name = profile.name();
        zone = profile.zone().getId();
        locale = profile.locale();
        roles = EnumSet.copyOf(profile.roles());
    }

    /** A role more. */
    void appoint(Role role) {
        roles.add(role);
    }

    /** From now on they sign in by the password of this hash. */
    public void choosePassword(String hash) {
        passwordHash = hash;
    }

    /** The one spelling of an e-mail address under which an account is kept and looked up. */
    public static String normalised(String email) {
        return composed(email.strip().toLowerCase(Locale.ROOT));
    }

    /** The one spelling of a university's own id under which an account is kept and looked up; null for a blank one. */
    static String normalisedId(String externalId) {
        return externalId == null || externalId.isBlank() ? null : composed(externalId.strip());
    }

    /** In Unicode's normal form C: some systems write ë as one character, others as two. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public String locale() {
        return locale;
    }

    /** Empty while they cannot sign in by a password. */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** As others see them. */
    public Person person() {
        return new Person(id, name, externalId);
    }

    public long version() {
        return version;
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
