package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells what happens in the rooms. Everybody who writes it down does so in one transaction. */
@ApplicationScoped
public class CallNews {

    @Inject
    private Event<Object> events;

    @Transactional
    public void tell(Object event) {
        events.fire(event);
    }
}
