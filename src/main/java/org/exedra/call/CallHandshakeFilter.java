package org.exedra.call;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.exedra.video.CallTickets;

/**
 * Refuses whoever has no good, unused ticket while their request is still one of HTTP, with 403 (RFC 6455, 4.2.2): no stranger
 * ever gets a socket, which costs more than an answer and, in Payara 6, harms others when it is closed in an unlucky moment.
 */
public class CallHandshakeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(CallHandshakeFilter.class.getName());

    @Inject
    private transient CallTickets tickets;

    @Inject
    private transient UsedCallTickets usedTickets;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int refusal = request.getHeader("Upgrade") == null ? HttpServletResponse.SC_OK : refusal(request);
        if (refusal == HttpServletResponse.SC_OK) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(refusal);
        }
    }

    private int refusal(HttpServletRequest request) {
        try {
            return isGood(request) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_FORBIDDEN;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A call's ticket could not be looked at.", e);
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    private boolean isGood(HttpServletRequest request) {
        String peerId = request.getParameter(CallSocket.PEER);
        String ticket = request.getParameter(CallSocket.TICKET);
        if (ticket == null
                || peerId == null
                || !CallMessageReader.ID.matcher(peerId).matches()) {
            return false;
        }
        String path = request.getRequestURI();
        String callId = CallAdmission.callId(path.substring(path.lastIndexOf('/') + 1));
        return tickets.verify(ticket)
                .filter(candidate -> candidate.opens(callId, request.getUserPrincipal()))
                .filter(usedTickets::use)
                .isPresent();
    }
}
