package org.exedra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody's bookings, on the coordinators' page. */
class CoordinatorBookingsIT extends OnServer {

    private final String name = "Ada " + UUID.randomUUID();
    private final ExedraClient asCoordinator =
            ExedraClient.of(AccountFixture.coordinator().create());

    private String list(String query) {
        var answer = asCoordinator.get("/en/coordinator/bookings?person=" + name.replace(" ", "%20") + "&" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=LOST", "status=confirmed", "from=20266-02-03", "until=tomorrow"})
    void what_cannot_be_read_leaves_the_rest_of_the_filter_alone(String query) {
        var tutor = AccountFixture.tutor().create();
        BookingFixture.between(tutor, AccountFixture.student().named(name).create())
                .about("One that is looked for")
                .create();
        BookingFixture.between(tutor, AccountFixture.student().create())
                .about("One of somebody else")
                .create();

        String page = list(query);

        assertThat(page).contains("One that is looked for", "value=\"" + name + "\"", "Show all");
        assertThat(page).doesNotContain("One of somebody else");
        assertThat(page.contains("is not a date")).isEqualTo(!query.startsWith("status"));
    }
}
