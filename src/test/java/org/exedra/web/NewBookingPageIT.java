package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;

class NewBookingPageIT extends OnServer {

    private static final String PAGE = "/en/bookings/new";

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asStudent = ExedraClient.of(student);

    private Map<String, String> filledIn(String subject) {
        var fields = ExedraClient.fields(asStudent.get(PAGE).body(), "new-booking");
        fields.put("tutor", tutor.id().toString());
        fields.put("subject", subject);
        fields.put("date", LocalDate.now().plusDays(3).toString());
        fields.put("time", "10:00");
        fields.put("minutes", "60");
        fields.put("note", "Chapter 3");
        return fields;
    }

    private Answer send(Map<String, String> fields) {
        return asStudent.submit(PAGE, fields);
    }

    private long bookings() {
        return Sql.number("select count(*) from booking where student_id = ?", student.id());
    }

    @Test
    void a_form_that_is_sent_twice_asks_once() {
        var form = filledIn("Topology");

        assertThat(send(form).location()).endsWith("/en/dashboard?done=requested");
        assertThat(send(form).location()).endsWith("/en/dashboard?done=requested");

        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void whoever_asks_for_something_else_at_that_time_is_told_that_it_is_taken() {
        send(filledIn("Topology"));

        var refused = send(filledIn("Algebra"));

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body()).contains("One of you already has a session in that time", "value=\"Algebra\"");
        assertThat(bookings()).isEqualTo(1);
    }
}
