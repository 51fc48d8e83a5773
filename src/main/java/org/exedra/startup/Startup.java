package org.exedra.startup;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.exedra.call.RoomWatch;
import org.exedra.idempotency.Forgetting;
import org.exedra.platform.Database;
import org.exedra.platform.InvalidSettingException;
import org.exedra.platform.Rounds;
import org.exedra.platform.Settings;
import org.exedra.video.VideoBackends;
import org.exedra.webhook.WebhookSender;

/** Starts Exedra. What goes wrong here stops the deployment, with one sentence in the log that names the remedy. */
@WebListener
public class Startup implements ServletContextListener {

    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Inject
    private Rounds rounds;

    @Inject
    private DatabaseWatch databaseWatch;

    @Inject
    private SchemaMigration schema;

    @Inject
    private Coordinators coordinators;

    @Inject
    private DemoData demoData;

    @Inject
    private DemoNotice demoNotice;

    @Inject
    private RoomWatch roomWatch;

    @Inject
    private WebhookSender webhooks;

    @Inject
    private Forgetting forgetting;

    @Inject
    private VideoBackends videoBackends;

    @Resource
    private ManagedExecutorService executor;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            var settings = Settings.ofMachine();
            StreamPart.require(settings, hasStreamsPart(event.getServletContext()));
            var dataSource = Database.dataSource();
            String contextPath = event.getServletContext().getContextPath();
            databaseWatch.start(() -> open(dataSource, settings, contextPath));
        } catch (SQLException e) {
            throw stopped(new IllegalStateException(e.getMessage(), e));
        } catch (InvalidSettingException | SchemaMigration.Failed e) {
            throw stopped(e);
        }
    }

    private static RuntimeException stopped(RuntimeException reason) {
        LOG.log(Level.ERROR, "Exedra does not start: " + reason.getMessage());
        return reason;
    }

    private void open(DataSource dataSource, Settings settings, String contextPath) {
        schema.migrate(dataSource);
        if (settings.demo()) {
            demoData.prepare();
            settings.demoUrl().ifPresent(demoNotice::whenReady);
        }
        coordinators.appoint(settings, contextPath);
        roomWatch.start();
        webhooks.start();
        forgetting.start();
        executor.execute(videoBackends::prepare);
    }

    /** While the database can still be reached: by the time that beans are destroyed, it is gone. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        rounds.end();
        webhooks.stop();
    }

    private static boolean hasStreamsPart(ServletContext context) {
        try {
            return context.getResource("/" + StreamPart.PATH) != null;
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
