package org.exedra.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Renders a view, stateless, in the language of its address, and lets its forms post to that address. */
public class LocalisedViewHandler extends ViewHandlerWrapper {

    /** Stands for the page of whichever request is at hand. */
    private volatile CurrentPage page;

    public LocalisedViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    /** As the template says of every view; MyFaces asks before it has read it, and would open a session for each visitor. */
    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        var view = super.createView(context, viewId);
        view.setTransient(true);
        return view;
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return page().getLocale();
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        var current = context.getViewRoot();
        boolean itself = current != null && current.getViewId().equals(viewId);
        return itself ? page().self() : super.getActionURL(context, viewId);
    }

    /** Looked up once, which costs: Faces injects nothing here, and makes this while the application still starts. */
    private CurrentPage page() {
        if (page == null) {
            page = CDI.current().select(CurrentPage.class).get();
        }
        return page;
    }
}
