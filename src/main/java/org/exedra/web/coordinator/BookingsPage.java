package org.exedra.web.coordinator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exedra.booking.BookingFilter;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;
import org.exedra.platform.Page;
import org.exedra.security.CurrentAccount;
import org.exedra.web.Messages;

/** Everybody's bookings, narrowed by what the address says. Days are meant in the coordinator's zone. */
@Named
@RequestScoped
public class BookingsPage {

    private static final int PAGE_SIZE = 20;

    @Inject
    private BookingService bookings;

    @Inject
    private CurrentAccount account;

    @Inject
    private Messages messages;

    private String person;
    private String status;
    private String from;
    private String until;
    private String before;
    private Page<BookingSummary> found;

    public Page<BookingSummary> getFound() {
        if (found == null) {
            found = bookings.matching(account.actor(), filter(), Page.After.parse(before), PAGE_SIZE);
        }
        return found;
    }

    private BookingFilter filter() {
        return new BookingFilter(
                Optional.empty(),
                Optional.ofNullable(person).filter(text -> !text.isBlank()),
                Optional.ofNullable(getStatus()),
                day(from).map(this::startOf),
                day(until).map(day -> startOf(day.plusDays(1))));
    }

    /** Says so when a day is none: what is shown is not narrowed by it. */
    public void check() {
        for (String text : Arrays.asList(from, until)) {
            if (text != null && !text.isBlank() && day(text).isEmpty()) {
                messages.error(messages.text("all.no-day", text));
            }
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse).filter(BookingsPage::isPlausible);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Databases know fewer years than {@link LocalDate}. */
    private static boolean isPlausible(LocalDate day) {
        return day.getYear() > 1970 && day.getYear() < 9999;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(account.required().zone()).toInstant();
    }

    public boolean isNarrowed() {
        return !filter().equals(BookingFilter.NONE);
    }

    public boolean isFirstPage() {
        return Page.After.parse(before).isEmpty();
    }

    /** The query of the newest page with the same filter. */
    public String getNewestQuery() {
        return query(Optional.empty());
    }

    /** The query of the page with the older ones; null when there are none. */
    public String getOlderQuery() {
        return getFound().next().map(place -> query(Optional.of(place.text()))).orElse(null);
    }

    private String query(Optional<String> place) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("person", person);
        values.put("status", getStatus());
        values.put("from", getFrom());
        values.put("until", getUntil());
        values.put("before", place.orElse(null));
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    public List<BookingStatus> getStatuses() {
        return List.of(BookingStatus.values());
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    /** The state that is asked for; null for any. */
    public BookingStatus getStatus() {
        return getStatuses().stream()
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElse(null);
    }

    public void setStatusText(String statusText) {
        status = statusText;
    }

    public String getStatusText() {
        return status;
    }

    /** The first day; null where none was given. */
    public LocalDate getFrom() {
        return day(from).orElse(null);
    }

    public void setFromText(String fromText) {
        from = fromText;
    }

    public String getFromText() {
        return from;
    }

    /** The last day; null where none was given. */
    public LocalDate getUntil() {
        return day(until).orElse(null);
    }

    public void setUntilText(String untilText) {
        until = untilText;
    }

    public String getUntilText() {
        return until;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
