package org.exedra.web;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import org.exedra.web.DashboardPage.Group;
import org.exedra.web.DashboardPage.Part;

/**
 * {@code <x:bookings of="#{part}" messages="#{messages}"/>}: the bookings of a dashboard's part, under their headings. Written in
 * Java, because these are many cards with many texts each, and what costs most about a text is the expression that asks for it.
 */
public class BookingList extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.exedra.bookings";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        var html = new Markup(context.getResponseWriter());
        var cards = new BookingCardWriter(html, (Messages) getStateHelper().eval("messages"));
        var part = (Part) getStateHelper().eval("of");
        for (var group : part.groups()) {
            heading(html, part, group);
            cards.list(group.cards());
            html.close("section");
        }
    }

    private static void heading(Markup html, Part part, Group group) throws IOException {
        String id = part.key() + "-" + group.key();
        html.open("section")
                .with("aria-labelledby", part.key() + "-heading " + id)
                .open("h3")
                .with("id", id)
                .text(group.heading())
                .close("h3");
    }
}
