package org.exedra.support.stream;

/** Ends a call for everybody, and tells everybody. */
final class CallEnding {

    private final Coordinator coordinator;
    private final Sfu sfu;
    private final Webhooks webhooks;

    CallEnding(Coordinator coordinator, Sfu sfu, Webhooks webhooks) {
        this.coordinator = coordinator;
        this.sfu = sfu;
        this.webhooks = webhooks;
    }

    void end(StreamCall call) {
        if (call.endedAt().isPresent()) {
            return;
        }
        call.end();
        var event = webhooks.events().ended(call);
        coordinator.tell(call.members().keySet(), event);
        webhooks.send(event);
        sfu.end(call);
    }
}
