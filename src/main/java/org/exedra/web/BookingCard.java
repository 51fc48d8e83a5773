package org.exedra.web;

/**
 * A booking as a dashboard shows it: every text in words, and what can be done with it. A text that does not apply is null.
 *
 * @param join whether it can be entered now
 * @param opens whether it will be, at {@code opensAt}
 * @param answer whether the reader is asked to confirm or decline it
 * @param cancel whether the reader may call it off
 * @param settle whether the reader is asked what became of it
 * @param correction what it can be said to have become instead, by the button that says so; null for nothing
 * @param attendance whether the reader may see who was there
 */
public record BookingCard(
        String id,
        long version,
        String kind,
        String subject,
        String status,
        String statusText,
        String person,
        String note,
        Leaf leaf,
        String startsAt,
        String endsAt,
        String day,
        String span,
        String length,
        String opensAt,
        String opensText,
        String openText,
        String cancelText,
        String sessionUrl,
        String attendanceUrl,
        boolean join,
        boolean opens,
        boolean answer,
        boolean cancel,
        boolean settle,
        BookingButton correction,
        boolean attendance) {

    /** The leaf of a calendar beside it. */
    public record Leaf(String weekday, String day, String month) {}
}
