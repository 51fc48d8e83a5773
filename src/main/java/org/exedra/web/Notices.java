package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The notice that the address of this page asks to show. */
@Named
@RequestScoped
public class Notices {

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    @Inject
    private Messages messages;

    /** The text of the notice; null when there is none. */
    public String getText() {
        return notice().map(notice -> messages.text("notice." + notice.key())).orElse(null);
    }

    public boolean isDone() {
        return notice().map(Notice::isDone).orElse(true);
    }

    private Optional<Notice> notice() {
        String asked = parameters.get(Notice.PARAMETER);
        return Stream.of(Notice.values())
                .filter(notice -> notice.key().equals(asked))
                .findFirst();
    }
}
