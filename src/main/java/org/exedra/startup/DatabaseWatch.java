package org.exedra.startup;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.exedra.platform.Database;
import org.exedra.platform.Readiness;

/**
 * Keeps watch over the database. One that is away when Exedra starts, or goes away later, closes Exedra until it answers; Exedra
 * is opened, its schema brought up to date, as soon as the database answers for the first time.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());
    private static final long EVERY_SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Readiness readiness;

    private Runnable opening;
    private boolean isOpen;
    private boolean isAway;
    private ScheduledFuture<?> round;

    /** Opens Exedra, now or later; whatever the opening throws now stops the deployment. */
    void start(Runnable toOpen) {
        opening = toOpen;
        look();
        round = executor.scheduleWithFixedDelay(this::lookAgain, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop() {
        if (round != null) {
            round.cancel(false);
        }
    }

    private void look() {
        try {
            Database.ping();
        } catch (SQLException e) {
            away(e);
            return;
        }
        if (!isOpen) {
            opening.run();
            isOpen = true;
        }
        if (isAway) {
            LOG.log(Level.INFO, "The database answers again.");
        }
        isAway = false;
        readiness.set(true);
    }

    private void away(SQLException e) {
        readiness.set(false);
        if (!isAway) {
            LOG.log(
                    Level.WARNING,
                    "The database cannot be reached; Exedra waits until it answers. If it should be there, check the"
                            + " server's JDBC resource " + Database.NAME
                            + " (on Payara Micro EXEDRA_DATABASE_URL, EXEDRA_DATABASE_USER and"
                            + " EXEDRA_DATABASE_PASSWORD): " + e.getMessage());
        }
        isAway = true;
    }

    /** It is too late to stop the deployment: Exedra stays closed. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Exedra stays closed: " + e.getMessage());
            stop();
        }
    }
}
