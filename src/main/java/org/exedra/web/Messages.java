package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.OptimisticLockException;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.exedra.platform.Causes;
import org.exedra.platform.DomainException;

/** The pages' texts in the language of the page. */
@Named
@RequestScoped
public class Messages {

    private static final String BUNDLE = "messages.pages";

    @Inject
    private CurrentPage page;

    private final Map<String, MessageFormat> patterns = new HashMap<>();

    private ResourceBundle bundle;

    /** The text of a key, with its places {@code {0}}, {@code {1}} ... filled in. */
    public String text(String key, Object... values) {
        if (bundle == null) {
            bundle = ResourceBundle.getBundle(BUNDLE, page.getLocale());
        }
        return values.length == 0 ? bundle.getString(key) : pattern(key).format(values);
    }

    /** Read once a request: a page says many things twenty times. */
    private MessageFormat pattern(String key) {
        return patterns.computeIfAbsent(key, name -> new MessageFormat(bundle.getString(name), page.getLocale()));
    }

    /** What to tell about something that the domain refused, or that somebody else was quicker with; others are thrown on. */
    public String about(RuntimeException failure) {
        boolean changedMeanwhile = failure instanceof DomainException.Stale
                || Causes.of(failure).anyMatch(OptimisticLockException.class::isInstance);
        if (changedMeanwhile) {
            return text("error.changed-meanwhile");
        }
        if (failure instanceof DomainException refusal) {
            return text("error." + refusal.code());
        }
        throw failure;
    }

    /** Shows an error for the whole page. */
    public void error(String text) {
        error(null, text);
    }

    /** Shows an error at one field, which then counts as invalid and keeps what was typed. */
    public void error(String fieldId, String text) {
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(fieldId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        faces.validationFailed();
        if (fieldId != null) {
            faces.getViewRoot().invokeOnComponent(faces, fieldId, Messages::markInvalid);
        }
    }

    private static void markInvalid(FacesContext faces, UIComponent field) {
        if (field instanceof EditableValueHolder input) {
            input.setSubmittedValue(
                    faces.getExternalContext().getRequestParameterMap().get(field.getClientId(faces)));
            input.setValid(false);
        }
    }
}
