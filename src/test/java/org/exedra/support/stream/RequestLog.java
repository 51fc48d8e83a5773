package org.exedra.support.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the stand-in was asked, in the order of time. */
public final class RequestLog {

    private final List<StreamRequest> requests = new CopyOnWriteArrayList<>();

    void add(StreamRequest request) {
        requests.add(request);
    }

    /** Everything since the stand-in was made, or since the log was cleared. */
    public List<StreamRequest> all() {
        return List.copyOf(requests);
    }

    /** Method and path of what a server asked. */
    public List<String> lines() {
        return requests.stream()
                .filter(request -> !request.isFromBrowser())
                .map(StreamRequest::line)
                .toList();
    }

    /** Method and path of what a server asked about something that is named in path or body. */
    public List<String> linesAbout(String name) {
        return requests.stream()
                .filter(request -> !request.isFromBrowser())
                .filter(request ->
                        request.path().contains(name) || request.body().contains(name))
                .map(StreamRequest::line)
                .toList();
    }

    public void clear() {
        requests.clear();
    }
}
