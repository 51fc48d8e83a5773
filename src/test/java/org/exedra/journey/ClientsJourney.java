package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.Sql;
import org.exedra.support.ExedraClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A coordinator lets another system work with Exedra, and shuts it out again. */
@ExtendWith(OnExedra.class)
class ClientsJourney {

    private final String name = "Timetable " + UUID.randomUUID();

    @Test
    void aClientIsMadeItsSecretIsSeenOnceAndItIsRevoked(People people) {
        var coordinator = people.signedIn(AccountFixture.coordinator().create());
        var timetable = ExedraClient.at(URI.create(people.server().origin()));

        coordinator.opens("/coordinator/bookings");
        coordinator.link("Machine clients").click();
        coordinator.button("Create client").click();
        assertThat(coordinator.text("Give it a name of 1 to 80 characters.")).isVisible();
        coordinator.field("Name").fill(name);
        coordinator.button("Create client").click();
        assertThat(coordinator.text("Choose at least one thing that the client may do."))
                .isVisible();
        assertThat(coordinator.field("Name")).hasValue(name);
        coordinator.choice("Read everybody’s bookings").check();
        coordinator.button("Create client").click();

        assertThat(coordinator.heading(name + " is ready")).isVisible();
        String id = coordinator.page().locator("#made-id").innerText();
        String secret = coordinator.page().locator("#made-secret").innerText();
        assertThat(coordinator.page().url()).doesNotContain(secret);
        assertThat(coordinator.field("Name")).hasValue("");
        assertThat(coordinator.page().locator("#client-" + id)).hasText(name);
        var token = timetable.askForToken(id, secret);
        assertThat(token.json().getString("scope")).isEqualTo("bookings:read");

        coordinator.page().reload();
        assertThat(coordinator.text("This client was made already.")).isVisible();
        assertThat(coordinator.page().content()).contains(id).doesNotContain(secret);
        assertThat(Sql.number("select count(*) from machine_client where name = ?", name))
                .isEqualTo(1);
        coordinator.opens("/coordinator/clients");
        assertThat(coordinator.page().content()).contains(id).doesNotContain(secret);

        var row = coordinator.page().locator("tr", new Page.LocatorOptions().setHasText(id));
        row.locator("summary").click();
        row.getByText("Yes, revoke it").click();
        assertThat(coordinator.text("The client is revoked.")).isVisible();
        assertThat(row).containsText("Revoked on");
        assertThat(timetable.askForToken(id, secret).status()).isEqualTo(401);
        assertThat(timetable
                        .bearing(token.json().getString("access_token"))
                        .get("/api/bookings")
                        .problem())
                .isEqualTo("invalid-token");
    }

    @Test
    void theNextKeyIsPublishedAtOnceAndOnlyOne(People people) {
        var coordinator = people.signedIn(AccountFixture.coordinator().create());

        coordinator.opens("/coordinator/clients");
        coordinator.button("Replace the key now").click();
        assertThat(coordinator.text("The next key is published.")).isVisible();
        coordinator.button("Replace the key now").click();
        assertThat(coordinator.text("The next key is there already")).isVisible();
    }

    @Test
    void othersFindNothingThere(People people) {
        var student = people.signedIn(AccountFixture.student().create()).expectsFault("Failed to load resource");

        assertThat(student.opens("/coordinator/clients").status()).isEqualTo(404);
    }
}
