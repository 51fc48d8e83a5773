package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exedra.booking.BookingStatus;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.SqlLog;
import org.junit.jupiter.api.Test;

/** The dashboard costs the same, however much there is. */
class DashboardIT extends OnServer {

    private static final int PAGE = 20;
    private static final Pattern OFFER = Pattern.compile("<(?:a|button) [^>]*?(?:href|name)=\"([^\"]*)\"");

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();

    /** Bookings of all kinds, each with another partner. */
    private void bookings(int number) {
        for (int i = 0; i < number; i++) {
            BookingFixture.between(tutor, AccountFixture.student().create())
                    .status(BookingStatus.values()[i % BookingStatus.values().length])
                    .startingIn(Duration.ofHours(2L * i - number))
                    .create();
        }
    }

    private void pastBookings(int number) {
        var start = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        insert("COMPLETED", "Past session", number, i -> start.minus(Duration.ofHours(i)));
    }

    private void insert(String status, String subject, int number, IntFunction<Instant> starts) {
        Sql.executeAll(
                "insert into booking (id, tutor_id, student_id, subject, note, starts_at, ends_at, status,"
                        + " requested_at, version) values (?, ?, ?, ?, '', ?, ?, ?, ?, 1)",
                IntStream.range(0, number)
                        .mapToObj(i -> {
                            var startsAt = starts.apply(i);
                            return new Object[] {
                                UUID.randomUUID(),
                                tutor.id(),
                                student.id(),
                                subject + " " + i,
                                startsAt,
                                startsAt.plus(Duration.ofMinutes(50)),
                                status,
                                startsAt
                            };
                        })
                        .toList());
    }

    private static List<String> statements(TestAccount account, String path, Answer[] last) {
        var client = ExedraClient.of(account);
        client.get(path);
        return SqlLog.during(() -> last[0] = client.get(path));
    }

    private static List<String> statements(TestAccount account, String path) {
        var answer = new Answer[1];
        var statements = statements(account, path, answer);
        assertThat(answer[0].status()).isEqualTo(200);
        return statements;
    }

    @Test
    void fifty_bookings_take_as_many_statements_as_five() {
        bookings(5);
        var five = statements(tutor, "/en/dashboard");
        bookings(45);
        var fifty = statements(tutor, "/en/dashboard");

        assertThat(five).isNotEmpty();
        assertThat(fifty).isEqualTo(five);
        assertThat(five.stream().filter(statement -> statement.contains("booking")))
                .hasSize(2);
    }

    @Test
    void the_list_for_programs_takes_a_statement_a_side() {
        bookings(5);
        var five = statements(tutor, "/api/bookings");
        bookings(45);
        var fifty = statements(tutor, "/api/bookings");

        assertThat(five).hasSize(2);
        assertThat(fifty).isEqualTo(five);
    }

    @Test
    void the_coordinators_list_takes_one_statement() {
        bookings(5);
        var coordinator = AccountFixture.coordinator().create();

        assertThat(statements(coordinator, "/en/coordinator/bookings")).hasSize(1);
    }

    @Test
    void five_thousand_past_bookings_cost_no_more_than_twenty_and_only_one_page_of_them_is_fetched() {
        pastBookings(20);
        var twenty = statements(tutor, "/en/dashboard");
        pastBookings(4_980);
        var answer = new Answer[1];
        var fiveThousand = statements(tutor, "/en/dashboard", answer);

        assertThat(fiveThousand).isEqualTo(twenty);
        assertThat(fiveThousand.stream().filter(statement -> statement.contains("booking")))
                .allMatch(statement -> statement.contains("limit") || statement.contains("fetch first"));
        assertThat(answer[0].status()).isEqualTo(200);
        assertThat(answer[0].body().split("Past session ", -1)).hasSize(PAGE + 1);
        assertThat(answer[0].body()).contains("tutor-before=");
    }

    @Test
    void the_older_ones_are_a_link_away() {
        pastBookings(45);
        var client = ExedraClient.of(student);

        var path = Optional.of("/en/dashboard");
        int seen = 0;
        int pages = 0;
        while (path.isPresent() && pages < 10) {
            String page = client.get(path.get()).body();
            seen += page.split("Past session ", -1).length - 1;
            pages++;
            path = older(page, "student");
        }

        assertThat(seen).isEqualTo(45);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void the_dashboard_leads_to_the_session_that_can_be_joined_now() {
        var now = BookingFixture.between(tutor, student).confirmed().running().create();

        String page = ExedraClient.of(student).get("/en/dashboard").body();

        assertThat(page).contains("Join session", "href=\"/en/sessions/" + now.id() + "\"");
    }

    @Test
    void a_card_offers_what_its_reader_can_do() {
        var running = between().confirmed().running().create();
        var next = between().confirmed().withNote("Bring the <b>book</b>").create();
        var waiting = between().startingIn(Duration.ofDays(2)).create();
        var unsettled = between().confirmed().startingIn(Duration.ofDays(-1)).create();
        String student = ExedraClient.of(this.student).get("/en/dashboard").body();
        String tutor = ExedraClient.of(this.tutor).get("/en/dashboard").body();

        assertThat(offers(student, running)).containsExactly("/en/sessions/" + running.id(), "cancel");
        assertThat(offers(student, next)).containsExactly("/en/sessions/" + next.id(), "cancel");
        assertThat(offers(student, waiting)).containsExactly("cancel");
        assertThat(offers(student, unsettled)).isEmpty();
        assertThat(offers(tutor, running)).containsExactly("/en/sessions/" + running.id(), "cancel");
        assertThat(offers(tutor, next)).containsExactly("/en/sessions/" + next.id(), "cancel");
        assertThat(offers(tutor, waiting)).containsExactly("confirm", "decline");
        assertThat(offers(tutor, unsettled))
                .containsExactly("complete", "no-show", "/en/bookings/" + unsettled.id() + "/attendance");
        assertThat(card(student, running))
                .contains("data-join=\"\" data-ends-at=")
                .doesNotContain("data-opens-at", "<template>");
        assertThat(card(student, next))
                .contains("data-join=\"\" data-opens-at=", "<template><a ", "Bring the &lt;b&gt;book&lt;/b&gt;");
    }

    @Test
    void a_session_over_a_change_of_the_clocks_names_both_times_and_the_page_neither() {
        var zone = ZoneId.of("Europe/Madrid");
        var change = zone.getRules().nextTransition(Instant.now()).getInstant();
        var begin = change.minus(Duration.ofMinutes(30));
        var session = between().confirmed().startingAt(begin).create();
        var name = DateTimeFormatter.ofPattern("z", Locale.ENGLISH).withZone(zone);

        String page = ExedraClient.of(student).get("/en/dashboard").body();

        assertThat(card(page, session))
                .contains(
                        " " + name.format(begin) + " – ",
                        " " + name.format(begin.plus(Duration.ofHours(1))) + "</span>");
        assertThat(page).contains("All times are in Europe/Madrid (Central European Time).");
    }

    @Test
    void what_nobody_answered_in_time_waits_no_more() {
        var unanswered = between().startingIn(Duration.ofDays(-1)).create();
        var asStudent = ExedraClient.of(student);

        assertThat(card(asStudent.get("/en/dashboard").body(), unanswered))
                .contains("Was not answered")
                .doesNotContain("Waiting for an answer");
        assertThat(asStudent.get("/en/sessions/" + unanswered.id()).body()).contains("This request was not answered");
    }

    @Test
    void a_tutor_confirms_what_they_have_read_and_nothing_that_it_has_become() {
        var waiting = between().startingIn(Duration.ofDays(2)).create();
        var asTutor = ExedraClient.of(tutor);
        String page = asTutor.get("/en/dashboard").body();
        Sql.execute(
                "update booking set starts_at = ?, ends_at = ?, version = version + 1 where id = ?",
                Instant.now().plus(Duration.ofDays(5)),
                Instant.now().plus(Duration.ofDays(5)).plus(Duration.ofHours(1)),
                waiting.id());

        var late = press(asTutor, "/en/dashboard", page, "confirm", waiting);
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body()).contains("This booking was changed meanwhile.");
        assertThat(offers(late.body(), waiting)).containsExactly("confirm", "decline");

        assertThat(press(asTutor, "/en/dashboard", late.body(), "confirm", waiting)
                        .location())
                .endsWith("/en/dashboard?done=confirmed");
    }

    @Test
    void who_settles_an_older_session_stays_among_the_older_ones() {
        pastBookings(25);
        var unsettled = between().confirmed().startingIn(Duration.ofDays(-40)).create();
        var asTutor = ExedraClient.of(tutor);
        String older = older(asTutor.get("/en/dashboard").body(), "tutor").orElseThrow();

        var settled = press(asTutor, older, asTutor.get(older).body(), "complete", unsettled);

        assertThat(settled.location())
                .contains("/en/dashboard?done=completed&", older.substring(older.indexOf("tutor-before=")));
    }

    @Test
    void who_pressed_the_wrong_one_of_two_buttons_corrects_it() {
        var session = between().confirmed().startingIn(Duration.ofDays(-1)).create();
        var asTutor = ExedraClient.of(tutor);
        String attendance = "/en/bookings/" + session.id() + "/attendance";

        press(asTutor, "/en/dashboard", asTutor.get("/en/dashboard").body(), "no-show", session);
        String page = asTutor.get("/en/dashboard").body();
        assertThat(offers(page, session)).containsExactly("complete", attendance);
        assertThat(press(asTutor, "/en/dashboard", page, "complete", session).location())
                .endsWith("/en/dashboard?done=completed");

        assertThat(offers(asTutor.get("/en/dashboard").body(), session)).containsExactly("no-show", attendance);
        assertThat(offers(ExedraClient.of(student).get("/en/dashboard").body(), session))
                .isEmpty();
    }

    @Test
    void a_page_that_is_out_of_date_turns_nothing_round_that_was_said_elsewhere() {
        var session = between().confirmed().startingIn(Duration.ofDays(-1)).create();
        var asTutor = ExedraClient.of(tutor);
        String opened = asTutor.get("/en/dashboard").body();
        press(asTutor, "/en/dashboard", opened, "no-show", session);

        var late = press(asTutor, "/en/dashboard", opened, "complete", session);

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body()).contains("This booking was changed meanwhile.");
        assertThat(offers(late.body(), session)).contains("complete").doesNotContain("no-show");
    }

    @Test
    void whoever_was_waited_for_in_a_session_that_was_cancelled_then_is_seen_by_its_tutor() {
        var session = between()
                .status(BookingStatus.CANCELLED)
                .startingIn(Duration.ofDays(-1))
                .create();
        var neverOpened = between()
                .status(BookingStatus.CANCELLED)
                .startingIn(Duration.ofDays(-2))
                .create();
        Sql.execute("update booking set call_id = ? where id = ?", "booking-" + session.id(), session.id());
        String attendance = "/en/bookings/" + session.id() + "/attendance";
        var asTutor = ExedraClient.of(tutor);

        String page = asTutor.get("/en/dashboard").body();

        assertThat(offers(page, session)).containsExactly(attendance);
        assertThat(offers(page, neverOpened)).isEmpty();
        assertThat(asTutor.get(attendance).status()).isEqualTo(200);
    }

    @Test
    void no_limit_hides_what_waits_for_an_answer() {
        var start = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        insert("CONFIRMED", "Arranged session", 201, i -> start.plus(Duration.ofHours(i)));
        var waiting = between().startingIn(Duration.ofDays(30)).create();

        assertThat(offers(ExedraClient.of(tutor).get("/en/dashboard").body(), waiting))
                .containsExactly("confirm", "decline");
    }

    /** Where a page leads to the older sessions of somebody on this side. */
    private static Optional<String> older(String page, String side) {
        return Pattern.compile("href=\"(/en/dashboard\\?" + side + "-before=[^\"#]*)#")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Presses a button of a booking's card as the page has it. */
    private static Answer press(ExedraClient client, String path, String page, String button, TestBooking booking) {
        var fields = ExedraClient.fields(page, "sessions");
        fields.keySet().removeAll(Set.of("confirm", "decline", "cancel", "complete", "no-show"));
        var value =
                Pattern.compile("name=\"" + button + "\" value=\"([^\"]*)\"").matcher(card(page, booking));
        assertThat(value.find()).isTrue();
        fields.put(button, value.group(1));
        return client.submit(path, fields);
    }

    private BookingFixture between() {
        return BookingFixture.between(tutor, student);
    }

    /** Where a card's links lead and how its buttons are called, in their order. */
    private static List<String> offers(String page, TestBooking booking) {
        return OFFER.matcher(card(page, booking))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String card(String page, TestBooking booking) {
        return Stream.of(page.split("<li class=\"booking "))
                .filter(part -> part.contains("id=\"booking-" + booking.id() + "\""))
                .map(part -> part.substring(0, part.indexOf("</li>")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_subject_and_a_name_are_shown_as_text() {
        var evil = AccountFixture.tutor().named("<img src=x onerror=alert(1)>").create();
        BookingFixture.between(evil, student)
                .about("<script>alert(1)</script>")
                .confirmed()
                .running()
                .create();

        String page = ExedraClient.of(student).get("/en/dashboard").body();

        assertThat(page).contains("&lt;script").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void the_calls_configuration_cannot_be_broken_out_of() {
        var evil = AccountFixture.tutor().named("'\"><script>alert(1)</script>").create();
        var booking = BookingFixture.between(evil, student)
                .about("</div><script>alert('1')</script>")
                .confirmed()
                .running()
                .create();

        String page =
                ExedraClient.of(student).get("/en/sessions/" + booking.id()).body();

        assertThat(page).contains("data-config=").doesNotContain("<script>alert", "\"><script");
    }
}
