package org.exedra.web;

import jakarta.faces.context.ResponseWriter;
import java.io.IOException;

/** Elements on their way into a page, each followed by a line's end. Faces escapes their texts and attributes. */
final class Markup {

    private final ResponseWriter writer;

    Markup(ResponseWriter writer) {
        this.writer = writer;
    }

    Markup open(String element) throws IOException {
        writer.startElement(element, null);
        return this;
    }

    Markup open(String element, String cssClass) throws IOException {
        return open(element).with("class", cssClass);
    }

    /** An attribute of the element that was opened last. */
    Markup with(String attribute, String value) throws IOException {
        writer.writeAttribute(attribute, value, null);
        return this;
    }

    Markup text(String text) throws IOException {
        writer.writeText(text, null);
        return this;
    }

    Markup close(String element) throws IOException {
        writer.endElement(element);
        writer.write('\n');
        return this;
    }

    /** A whole element with nothing but a text in it. */
    Markup text(String element, String cssClass, String text) throws IOException {
        return open(element, cssClass).text(text).close(element);
    }
}
