package org.exedra.web.coordinator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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

/** Everybody's bookings, narrowed by what the address says. Days are meant in the coordinator's zone. */
@Named
@RequestScoped
public class BookingsPage {

    private static final int PAGE_SIZE = 20;

    @Inject
    private BookingService bookings;

    @Inject
    private CurrentAccount account;

    private String person;
    private BookingStatus status;
    private LocalDate from;
    private LocalDate until;
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
                Optional.ofNullable(status),
                Optional.ofNullable(from).filter(BookingsPage::isPlausible).map(this::startOf),
                Optional.ofNullable(until).filter(BookingsPage::isPlausible).map(day -> startOf(day.plusDays(1))));
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
        values.put("status", status);
        values.put("from", from);
        values.put("until", until);
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

    public BookingStatus getStatus() {
        return status;
    }

    public void setStatus(BookingStatus status) {
        this.status = status;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
