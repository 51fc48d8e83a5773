package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exedra.security.CurrentAccount;
import org.exedra.security.SignedIn;

/** Instants and lengths in words: in the language of the page and in the time zone of who reads it. */
@Named
@RequestScoped
public class Times {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @Inject
    private CurrentPage page;

    @Inject
    private CurrentAccount account;

    @Inject
    private Messages messages;

    @Inject
    private Clock clock;

    private final Map<String, DateTimeFormatter> formatters = new HashMap<>();

    /** Asked for by every time of the page, and the same for all of them. */
    private ZoneId zone;

    /** The reader's zone. */
    public ZoneId getZone() {
        if (zone == null) {
            zone = account.get().map(SignedIn::zone).orElse(UTC);
        }
        return zone;
    }

    /** The server's clock, which the countdowns in the browser go by. */
    public String getNow() {
        return clock.instant().toString();
    }

    /** The day with its weekday; today, tomorrow and yesterday by these words too. */
    public String day(Instant instant) {
        var local = local(instant);
        String day = local.format(formatter(messages.text("day.pattern")));
        if (local.getYear() != local(clock.instant()).getYear()) {
            day = local.format(
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(page.getRegion()));
        }
        long ahead = ChronoUnit.DAYS.between(local(clock.instant()).toLocalDate(), local.toLocalDate());
        return ahead < -1 || ahead > 1 ? day : messages.text("day." + ahead, day);
    }

    /** The date in few letters. */
    public String date(Instant instant) {
        return local(instant)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(page.getRegion()));
    }

    /** Day and time of day in few letters. */
    public String moment(Instant instant) {
        return local(instant)
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(page.getRegion()));
    }

    public String weekday(Instant instant) {
        return local(instant).getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, page.getRegion());
    }

    public String dayOfMonth(Instant instant) {
        return String.valueOf(local(instant).getDayOfMonth());
    }

    public String month(Instant instant) {
        return local(instant).getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, page.getRegion());
    }

    /** The time of day. */
    public String time(Instant instant) {
        return local(instant)
                .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(page.getRegion()));
    }

    /** The time of day to the second, as an attendance record has it. */
    public String exactTime(Instant instant) {
        return local(instant)
                .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(page.getRegion()));
    }

    /** From when to when, with the zone's short name; with both, if the clocks are changed in between. */
    public String span(Instant from, Instant until) {
        boolean alike = local(from).getOffset().equals(local(until).getOffset());
        return messages.text("time.span", alike ? time(from) : withZone(from), withZone(until));
    }

    private String withZone(Instant instant) {
        return time(instant) + " " + zoneName(instant);
    }

    /** The zone's short name at that time of the year, such as CET. */
    public String zoneName(Instant instant) {
        return local(instant).format(formatter("z"));
    }

    /** The reader's zone with the name that it has all the year, such as Europe/Madrid (Central European Time). */
    public String getZoneInWords() {
        return messages.text(
                "time.zone", getZone().getId(), getZone().getDisplayName(TextStyle.FULL, page.getRegion()));
    }

    /** Whole minutes between two instants, in words. */
    public String length(Instant from, Instant until) {
        return length(Duration.between(from, until));
    }

    public String length(Duration length) {
        long hours = length.toHours();
        int minutes = length.toMinutesPart();
        if (hours == 0 && minutes == 0) {
            return messages.text("length.seconds", length.toSecondsPart());
        }
        if (hours == 0) {
            return messages.text("length.minutes", minutes);
        }
        return minutes == 0 ? messages.text("length.hours", hours) : messages.text("length.both", hours, minutes);
    }

    /**
     * The instant at which the reader's clocks show this: the first one when they show it twice, in the hour in which they are
     * turned back; none when they skip it.
     */
    public Optional<Instant> instant(LocalDate date, LocalTime time) {
        var local = LocalDateTime.of(date, time);
        return getZone().getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(getZone());
    }

    private DateTimeFormatter formatter(String pattern) {
        return formatters.computeIfAbsent(pattern, text -> DateTimeFormatter.ofPattern(text, page.getRegion()));
    }
}
