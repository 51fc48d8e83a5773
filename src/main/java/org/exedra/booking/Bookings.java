package org.exedra.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.platform.Page;

/**
 * The bookings: finding them. Lists are read as {@link BookingSummary}, in one statement each. Reading needs no transaction, but
 * in a socket's thread Open Liberty reads nothing without the annotation.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Bookings {

    private static final String SUMMARY =
            "select new org.exedra.booking.BookingSummary(b.id, t.id, t.name, t.externalId, s.id, s.name, s.externalId,"
                    + " b.subject, b.note, b.startsAt, b.endsAt, b.status, b.videoBackend,"
                    + " b.callId, b.callEndedAt, b.version) from Booking b join b.tutor t join b.student s ";
    private static final String WITH_PARTICIPANTS = "select b from Booking b join fetch b.tutor join fetch b.student ";
    private static final String NEWEST_FIRST = " order by b.startsAt desc, b.id desc";
    private static final String BEHIND = " and " + Page.After.older("b.startsAt", "b.id");

    /** A parameter a state, see {@link #withOccupying}: EclipseLink translates a list of any length anew each time. */
    private static final String OCCUPYING = BookingStatus.OCCUPYING.stream()
            .map(status -> ":" + status.name())
            .collect(Collectors.joining(", ", "b.status in (", ")"));

    @PersistenceContext
    private EntityManager em;

    public void add(Booking booking) {
        em.persist(booking);
    }

    /** The booking with its two participants. */
    public Optional<Booking> byId(UUID id) {
        return em.createQuery(WITH_PARTICIPANTS + "where b.id = :id", Booking.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The same as it leaves the service, for whoever only reads it. */
    public Optional<BookingSummary> summary(UUID id) {
        return em
                .createQuery(SUMMARY + "where b.id = :id", BookingSummary.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Those of these whose calls nobody may be in any more, whatever the clock says. Asked in rounds, which nothing else encloses. */
    @Transactional
    public List<BookingSummary> closed(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        SUMMARY + "where b.id in :ids and (b.status <> :confirmed or b.callEndedAt is not null)",
                        BookingSummary.class)
                .setParameter("ids", ids)
                .setParameter("confirmed", BookingStatus.CONFIRMED)
                .getResultList();
    }

    public Optional<Booking> byCallId(String callId) {
        return em.createQuery(WITH_PARTICIPANTS + "where b.callId = :callId", Booking.class)
                .setParameter("callId", callId)
                .getResultStream()
                .findFirst();
    }

    /**
     * What a participant still has before them or is in: what is requested, which no limit may hide, and then what is confirmed
     * and not over; the soonest of each first.
     */
    public List<BookingSummary> ahead(UUID accountId, Side side, Instant now, int most) {
        return withOccupying(em.createQuery(
                        SUMMARY + "where " + side.path + ".id = :account and b.endsAt > :now and " + OCCUPYING
                                // By their names: REQUESTED, CONFIRMED.
                                + " order by b.status desc, b.startsAt, b.id",
                        BookingSummary.class))
                .setParameter("account", accountId)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** What a participant has behind them: over, or never to take place; the newest first. */
    public Page<BookingSummary> past(UUID accountId, Side side, Instant now, Optional<Page.After> after, int size) {
        var query =
                query("where " + side.path + ".id = :account and (b.endsAt <= :now or not " + OCCUPYING + ")", after);
        return page(withOccupying(query).setParameter("account", accountId).setParameter("now", now), size);
    }

    /** Everybody's bookings that pass the filter, the newest first. */
    public Page<BookingSummary> matching(BookingFilter filter, Optional<Page.After> after, int size) {
        if (filter.participant().isEmpty()) {
            return page(found(filter, "", after), size);
        }
        // A side at a time: told "or", PostgreSQL looks at everybody's bookings.
        var found = Stream.of(Side.values())
                .map(side -> found(filter, " and " + side.path + ".id = :participant", after))
                .map(query ->
                        query.setParameter("participant", filter.participant().get()))
                .flatMap(query -> query.setMaxResults(size + 1).getResultStream())
                .sorted(BookingSummary.NEWEST_FIRST)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, BookingSummary::place);
    }

    private TypedQuery<BookingSummary> found(BookingFilter filter, String also, Optional<Page.After> after) {
        var where = new StringBuilder("where 1 = 1").append(also);
        var parameters = new HashMap<String, Object>();
        filter.person().ifPresent(person -> {
            where.append(" and (")
                    .append(String.join(" or ", like("t.name"), like("t.email"), like("s.name"), like("s.email")))
                    .append(")");
            parameters.put("person", "%" + escaped(person.strip().toLowerCase(Locale.ROOT)) + "%");
        });
        filter.status().ifPresent(status -> {
            where.append(" and b.status = :status");
            parameters.put("status", status);
        });
        filter.from().ifPresent(from -> {
            where.append(" and b.startsAt >= :from");
            parameters.put("from", from);
        });
        filter.until().ifPresent(until -> {
            where.append(" and b.startsAt < :until");
            parameters.put("until", until);
        });
        var query = query(where.toString(), after);
        parameters.forEach(query::setParameter);
        return query;
    }

    private static String like(String path) {
        return "lower(" + path + ") like :person escape '!'";
    }

    /** For a pattern; without null characters, which PostgreSQL refuses and no name has. */
    private static String escaped(String text) {
        return text.replace("\0", "").replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private TypedQuery<BookingSummary> query(String where, Optional<Page.After> after) {
        String behind = after.isPresent() ? BEHIND : "";
        var query = em.createQuery(SUMMARY + where + behind + NEWEST_FIRST, BookingSummary.class);
        after.ifPresent(place -> place.tell(query));
        return query;
    }

    private static Page<BookingSummary> page(TypedQuery<BookingSummary> query, int size) {
        return Page.of(query.setMaxResults(size + 1).getResultList(), size, BookingSummary::place);
    }

    private static <T> TypedQuery<T> withOccupying(TypedQuery<T> query) {
        BookingStatus.OCCUPYING.forEach(status -> query.setParameter(status.name(), status));
        return query;
    }

    /** Whether either of a booking's two has something else in this time. Only the truth while both accounts are locked. */
    boolean isTaken(Booking booking, Instant startsAt, Instant endsAt) {
        return withOccupying(em.createQuery(
                                "select count(b) from Booking b where " + OCCUPYING + " and b.startsAt < :end and"
                                        + " b.endsAt > :start and b.id <> :itself"
                                        + " and (b.tutor.id in :both or b.student.id in :both)",
                                Long.class))
                        .setParameter("start", startsAt)
                        .setParameter("end", endsAt)
                        .setParameter("itself", booking.id())
                        .setParameter("both", booking.participantIds())
                        .getSingleResult()
                > 0;
    }

    /** Whether this student waits for this tutor's answer to just this. */
    boolean isAsked(UUID tutorId, UUID studentId, SessionWish wish) {
        return em.createQuery(
                                "select count(b) from Booking b where b.tutor.id = :tutor and b.student.id = :student"
                                        + " and b.status = :requested and b.startsAt = :start and b.endsAt = :end"
                                        + " and b.subject = :subject and b.note = :note",
                                Long.class)
                        .setParameter("tutor", tutorId)
                        .setParameter("student", studentId)
                        .setParameter("requested", BookingStatus.REQUESTED)
                        .setParameter("start", wish.startsAt())
                        .setParameter("end", wish.endsAt())
                        .setParameter("subject", wish.subject())
                        .setParameter("note", wish.note())
                        .getSingleResult()
                > 0;
    }

    /** Writes what was changed now rather than at the end of the transaction. */
    void flush() {
        em.flush();
    }

    /**
     * Stores the call's id and back end, unless they are stored already. That is a change of the booking: who was about to make
     * another one, of its back end for instance, has to look again.
     */
    @Transactional
    public void openCall(UUID bookingId, String callId, String videoBackend) {
        // EclipseLink would raise the version unasked, Hibernate would not.
        em.createQuery("update Booking b set b.callId = :callId, b.videoBackend = :videoBackend,"
                        + " b.version = b.version + 1 where b.id = :id and b.callId is null")
                .setParameter("callId", callId)
                .setParameter("videoBackend", videoBackend)
                .setParameter("id", bookingId)
                .executeUpdate();
    }

    /** Bookings whose call was opened and is over for good, though its back end has not been told; none long past. */
    @Transactional
    public List<Booking> withCallToClose(Instant endedAfter, int most) {
        return em.createQuery(
                        WITH_PARTICIPANTS + "where b.callId is not null and b.callClosedAt is null"
                                + " and (b.status = org.exedra.booking.BookingStatus.CANCELLED or b.callEndedAt is not null)"
                                // Said of the start too, which has an index; no session lasts a day.
                                + " and b.endsAt > :endedAfter and b.startsAt > :startedAfter order by b.endsAt",
                        Booking.class)
                .setParameter("endedAfter", endedAfter)
                .setParameter("startedAfter", endedAfter.minus(Duration.ofDays(1)))
                .setMaxResults(most)
                .getResultList();
    }

    /** The back end has been told that the call is over: nothing of the booking that anybody sees, so its version stays. */
    @Transactional
    public void callClosed(UUID bookingId, Instant now) {
        // Without a word on the version, EclipseLink would raise it.
        em.createQuery("update Booking b set b.callClosedAt = :now, b.version = b.version where b.id = :id")
                .setParameter("now", now)
                .setParameter("id", bookingId)
                .executeUpdate();
    }

    /** On which side of a booking somebody is. */
    public enum Side {
        STUDENT("s"),
        TUTOR("t");

        private final String path;

        Side(String path) {
            this.path = path;
        }
    }
}
