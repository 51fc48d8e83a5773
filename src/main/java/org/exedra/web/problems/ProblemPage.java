package org.exedra.web.problems;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.ResourceBundle;
import org.exedra.web.CurrentPage;
import org.exedra.web.Route;

/** What the {@code type} of a problem means (RFC 9457, 3.1.1), and what to do about it. */
@Named
@RequestScoped
public class ProblemPage {

    private static final String TITLE = ".title";

    @Inject
    private CurrentPage page;

    /** A code without an explanation is no problem of ours. */
    public void load() {
        if (!texts().containsKey(page.named() + TITLE)) {
            page.notFound();
        }
    }

    public String getTitle() {
        return title(page.named());
    }

    /** The problem's {@code type}. */
    public String getType() {
        return Route.PROBLEM.path(page.named());
    }

    public String getMeaning() {
        return texts().getString(page.named() + ".meaning");
    }

    public String getRemedy() {
        return texts().getString(page.named() + ".remedy");
    }

    /** The codes of all problems. */
    public List<String> getAll() {
        return texts().keySet().stream()
                .filter(key -> key.endsWith(TITLE))
                .map(key -> key.substring(0, key.length() - TITLE.length()))
                .sorted()
                .toList();
    }

    public String title(String code) {
        return texts().getString(code + TITLE);
    }

    public String url(String code) {
        return page.url(Route.PROBLEM.path(code));
    }

    private ResourceBundle texts() {
        return ResourceBundle.getBundle("messages.problems", page.getLocale());
    }
}
