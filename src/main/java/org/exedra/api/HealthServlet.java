package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exedra.platform.Health;
import org.exedra.platform.Readiness;

/**
 * Health for whoever runs the server: {@code /health/live} says that the process answers, {@code /health/ready} that
 * Exedra can be used, so that the database does too.
 */
@WebServlet({Health.LIVE_PATH, Health.READY_PATH})
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var health = request.getServletPath().equals(Health.LIVE_PATH) || readiness.isReady() ? Health.UP : Health.DOWN;
        response.setStatus(health.status());
        response.setContentType(Health.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(health.body());
    }
}
