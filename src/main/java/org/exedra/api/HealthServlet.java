package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.exedra.platform.Database;
import org.exedra.platform.Health;
import org.exedra.platform.Readiness;

/**
 * Health for whoever runs the server: {@code /health/live} says that the process answers, {@code /health/ready} that
 * Exedra can be used, so that the database does too.
 */
@WebServlet({Health.LIVE_PATH, Health.READY_PATH})
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(HealthServlet.class.getName());

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var health = request.getServletPath().equals(Health.LIVE_PATH) || isReady() ? Health.UP : Health.DOWN;
        response.setStatus(health.status());
        response.setContentType(Health.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(health.body());
    }

    private boolean isReady() {
        if (!readiness.isReady()) {
            return false;
        }
        try {
            Database.ping();
            return true;
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The database does not answer: " + e.getMessage());
            return false;
        }
    }
}
