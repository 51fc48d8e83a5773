package org.exedra.api;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.exedra.booking.BookingFilter;
import org.exedra.booking.BookingStatus;
import org.exedra.platform.Page;

/** Which bookings a list is about, and which page of it is wanted. */
public class BookingQuery {

    @QueryParam("person")
    private String person;

    @QueryParam("status")
    private String status;

    @QueryParam("from")
    private String from;

    @QueryParam("until")
    private String until;

    @QueryParam("cursor")
    private String cursor;

    @QueryParam("limit")
    private String limit;

    BookingFilter filter() {
        return new BookingFilter(
                Parameters.id("person", person),
                Optional.empty(),
                Parameters.word("status", status, BookingStatus.class),
                Parameters.time("from", from),
                Parameters.time("until", until));
    }

    Optional<Page.After> after() {
        return Cursor.read(cursor);
    }

    int limit() {
        return Parameters.limit(limit);
    }
}
