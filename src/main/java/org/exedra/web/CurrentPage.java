package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.platform.Languages;
import org.exedra.security.CurrentAccount;
import org.exedra.security.SignedIn;

/** The page that was asked for, as the browser's address bar shows it: its language, its path, and addresses next to it. */
@Named("page")
@RequestScoped
public class CurrentPage {

    static final String BOOKING_ID = "org.exedra.web.bookingId";

    static final String NAMED = "org.exedra.web.named";

    private static final String NOT_FOUND = "/pages/errors/not-found.xhtml";

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentAccount account;

    /** Asked for by every text of the page, and the same for all of them. */
    private String language;

    private Locale region;

    /** The two letters of the language: the address's own, else the account's, else the browser's. */
    public String getLanguage() {
        if (language == null) {
            language = findLanguage();
        }
        return language;
    }

    private String findLanguage() {
        return Languages.ofPath(addressWithoutContext())
                .or(() -> account.get().map(SignedIn::locale).filter(Languages.ALL::contains))
                .orElseGet(() -> Languages.best(request.getLocales()));
    }

    public Locale getLocale() {
        return Locale.forLanguageTag(getLanguage());
    }

    /** The language with the browser's region, such as en-GB: how dates and times are written differs between them. */
    public Locale getRegion() {
        if (region == null) {
            region = findRegion();
        }
        return region;
    }

    private Locale findRegion() {
        return Collections.list(request.getLocales()).stream()
                .filter(wanted -> wanted.getLanguage().equals(getLanguage()))
                .findFirst()
                .orElseGet(this::getLocale);
    }

    public List<String> getLanguages() {
        return Languages.ALL;
    }

    /** The path behind the language, such as {@code /dashboard}. */
    public String getPath() {
        String address = addressWithoutContext();
        return Languages.ofPath(address)
                .map(language -> address.substring(1 + language.length()))
                .orElse(address);
    }

    /** Whether the address is one of REST or sockets, so no page at all. */
    boolean isForPrograms() {
        String address = addressWithoutContext();
        return address.startsWith("/api/") || address.startsWith("/ws/");
    }

    /** The booking that the address names. */
    public UUID bookingId() {
        return (UUID) Optional.ofNullable(request.getAttribute(BOOKING_ID)).orElseThrow();
    }

    /** The name of the thing that the address names, as it stands there. */
    public String named() {
        return (String) Optional.ofNullable(request.getAttribute(NAMED)).orElseThrow();
    }

    /** The address of this page itself, with its query. */
    public String self() {
        return in(getLanguage());
    }

    /** The address of this page in another language. */
    public String in(String language) {
        return request.getContextPath() + "/" + language + getPath() + query();
    }

    /** The address of another page in this language. */
    public String url(String path) {
        return request.getContextPath() + "/" + getLanguage() + path;
    }

    public String sessionUrl(UUID bookingId) {
        return url(Route.SESSION.path(bookingId));
    }

    public String attendanceUrl(UUID bookingId) {
        return url(Route.ATTENDANCE.path(bookingId));
    }

    /** The address of something that is not a page. */
    public String resource(String path) {
        return request.getContextPath() + path;
    }

    /** Sends the browser on to another page in this language. */
    public void redirect(String path) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(url(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the page's script talk to these origins besides ours. */
    public void talksTo(Collection<String> origins) {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .setResponseHeader(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.talkingTo(origins));
    }

    /** Answers as if there were no such page. */
    public void notFound() {
        var faces = FacesContext.getCurrentInstance();
        faces.setViewRoot(faces.getApplication().getViewHandler().createView(faces, NOT_FOUND));
        faces.renderResponse();
    }

    private String query() {
        // Not every server keeps the request's own over a forward.
        return Stream.of(request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING), request.getQueryString())
                .filter(Objects::nonNull)
                .findFirst()
                .map(query -> "?" + query)
                .orElse("");
    }

    /** Forwards and error pages change the request's own URI; what was asked for stays in an attribute. */
    private String addressWithoutContext() {
        return Stream.of(RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI)
                .map(request::getAttribute)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElseGet(request::getRequestURI)
                .substring(request.getContextPath().length());
    }
}
