package org.exedra.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.exedra.platform.DomainException.Invalid;

/** What a student asks for: subject, start, length and a note to the tutor. */
public record SessionWish(String subject, Instant startsAt, Duration length, String note) {

    public static final int SHORTEST_MINUTES = 15;
    public static final int LONGEST_MINUTES = 180;
    public static final int SUBJECT_LENGTH = 120;
    public static final int NOTE_LENGTH = 1000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern CONTROL_BUT_SPACE = Pattern.compile("[\\p{Cntrl}&&[^\t\r\n]]");
    static final Duration FURTHEST_AHEAD = Duration.ofDays(365);

    /** @throws Invalid if a value is outside what is allowed, whatever the time */
    public SessionWish {
        subject = subject == null ? "" : subject.strip();
        // Browsers count a line's end as one character and send two (HTML, "textarea wrapping transformation").
        note = note == null ? "" : note.replace("\r\n", "\n").strip();
        if (subject.isEmpty()
                || subject.length() > SUBJECT_LENGTH
                || CONTROL.matcher(subject).find()) {
            throw new Invalid(
                    "invalid-subject", "subject", "The subject needs 1 to " + SUBJECT_LENGTH + " characters.");
        }
        if (note.length() > NOTE_LENGTH || CONTROL_BUT_SPACE.matcher(note).find()) {
            throw new Invalid("invalid-note", "note", "The note may have at most " + NOTE_LENGTH + " characters.");
        }
        if (startsAt == null) {
            throw new Invalid("invalid-start", "startsAt", "The start is missing.");
        }
        // As databases keep it, so that what is answered at once is what is answered later.
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
        if (length == null
                || length.compareTo(Duration.ofMinutes(SHORTEST_MINUTES)) < 0
                || length.compareTo(Duration.ofMinutes(LONGEST_MINUTES)) > 0) {
            throw new Invalid(
                    "invalid-length",
                    "minutes",
                    "A session lasts " + SHORTEST_MINUTES + " to " + LONGEST_MINUTES + " minutes.");
        }
    }

    Instant endsAt() {
        return startsAt.plus(length);
    }

    /** @throws Invalid if the start is past, or more than a year ahead */
    void requireAhead(Instant now) {
        if (startsAt.isBefore(now)) {
            throw new Invalid("start-in-the-past", "startsAt", "The start is in the past.");
        }
        if (startsAt.isAfter(now.plus(FURTHEST_AHEAD))) {
            throw new Invalid("start-too-far-ahead", "startsAt", "The start is more than a year ahead.");
        }
    }
}
