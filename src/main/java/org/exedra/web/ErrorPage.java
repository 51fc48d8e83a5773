package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;

/** The status of the error pages. */
@Named
@RequestScoped
public class ErrorPage {

    @Inject
    private CurrentPage page;

    /** What is closed to somebody answers like what does not exist; only programs are told the difference. */
    public void hideRefusal() {
        if (!page.isForPrograms()) {
            setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The page was made from something that is gone: a conflict, and no failure of ours. */
    public void setConflict() {
        setStatus(HttpServletResponse.SC_CONFLICT);
    }

    private static void setStatus(int status) {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(status);
    }
}
