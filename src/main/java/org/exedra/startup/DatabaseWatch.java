package org.exedra.startup;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.exedra.platform.Database;
import org.exedra.platform.Readiness;
import org.exedra.platform.Rounds;

/**
 * Keeps watch over the database. One that is away when Exedra starts, goes away later, or says nothing any more, closes Exedra
 * until it answers; Exedra is opened, its schema brought up to date, as soon as the database answers for the first time.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What is found out now can still stop the deployment, and the first connection may take its time. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(20);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Rounds rounds;

    @Inject
    private Readiness readiness;

    private Runnable opening;
    private boolean isOpen;
    private boolean isAway;
    private FutureTask<Void> question;

    /** Opens Exedra, now or later; whatever the opening throws now stops the deployment. */
    void start(Runnable toOpen) {
        opening = toOpen;
        look(PATIENCE_AT_START);
        rounds.everyEvenUnready("Watching the database", EVERY, EVERY, this::lookAgain);
    }

    private void look(Duration patience) {
        try {
            ask(patience);
        } catch (SQLException e) {
            away(e);
            return;
        }
        if (!isOpen && !open()) {
            return;
        }
        if (isAway) {
            LOG.log(Level.INFO, "The database answers again.");
        }
        isAway = false;
        readiness.set(true);
    }

    /**
     * In a thread of its own, for a connection to a machine that is gone may say nothing for as long as it is allowed to. As
     * long as one question waits, there is no other one.
     */
    private void ask(Duration patience) throws SQLException {
        if (question == null || question.isDone()) {
            question = new FutureTask<>(() -> {
                Database.ping();
                return null;
            });
            threads.newThread(question).start();
        }
        try {
            question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SQLTimeoutException("it has not answered within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }

    /** Whether it is open now; what fails because the database has gone away meanwhile is tried again. */
    private boolean open() {
        try {
            opening.run();
            isOpen = true;
        } catch (RuntimeException e) {
            if (!Database.isAway(e)) {
                throw e;
            }
            away(e);
        }
        return isOpen;
    }

    private void away(Exception e) {
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
            look(PATIENCE);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Exedra stays closed: " + e.getMessage());
            rounds.end();
        }
    }
}
