package org.exedra.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.exedra.journey.AccessibilityJourney.isForEverybody;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.exedra.fixture.AccountFixture;
import org.exedra.support.Await;
import org.exedra.support.WebhookStandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a coordinator has another system told. */
@ExtendWith(OnExedra.class)
class WebhooksJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aCoordinatorAddsAReceiverTriesItAndSendsAgainWhatFailed(People people) {
        var coordinator = people.signedIn(AccountFixture.coordinator().create());
        try (var hook = WebhookStandIn.get().hook()) {
            coordinator.opens("/coordinator/bookings");
            coordinator.link("Webhooks").click();
            coordinator.field("Address").fill("https://10.0.0.1/hook");
            coordinator.page().getByText("call.ended").click();
            coordinator.button("Add this receiver").click();
            assertThat(coordinator.page().getByText(Pattern.compile("EXEDRA_WEBHOOK_ALLOWED_HOSTS")))
                    .isVisible();
            isForEverybody(coordinator);

            coordinator.field("Address").fill(hook.url());
            coordinator.button("Add this receiver").click();
            assertThat(coordinator.page().getByText(Pattern.compile("whsec_"))).isVisible();
            assertThat(card(coordinator, hook.url())).containsText("Is told: call.ended");

            hook.answers(500);
            button(card(coordinator, hook.url()), "Send a test message").click();
            Await.until(PATIENCE, () -> !hook.received().isEmpty());
            String id = hook.received().get(0).header("webhook-id");
            seen(coordinator, id, "It answered 500.");
            isForEverybody(coordinator);
            coordinator.link("Failed only").click();
            assertThat(row(coordinator, id)).containsText("Failing");
            hook.comesBack();
            button(row(coordinator, id), "Send again").click();
            seen(coordinator, id, "Delivered");

            card(coordinator, hook.url())
                    .getByText("Remove", new Locator.GetByTextOptions().setExact(true))
                    .click();
            button(card(coordinator, hook.url()), "Yes, remove it").click();
            assertThat(coordinator.text("The receiver is removed.")).isVisible();
            assertThat(card(coordinator, hook.url())).hasCount(0);
        }
    }

    /** Loads the page until the message's row says so. */
    private static void seen(Person coordinator, String id, String text) {
        Await.until(PATIENCE, () -> {
            coordinator.opens("/coordinator/webhooks");
            return row(coordinator, id).textContent().contains(text);
        });
    }

    private static Locator card(Person coordinator, String url) {
        return coordinator
                .page()
                .locator("section.card")
                .filter(new Locator.FilterOptions().setHas(coordinator.heading(url)));
    }

    private static Locator row(Person coordinator, String id) {
        return coordinator.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(id));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
