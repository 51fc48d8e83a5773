package org.exedra.startup;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.exedra.call.RoomWatch;
import org.exedra.platform.InvalidSettingException;
import org.exedra.platform.Settings;

/** Starts Exedra. What goes wrong here stops the deployment, with one sentence in the log that names the remedy. */
@WebListener
public class Startup implements ServletContextListener {

    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Inject
    private SchemaMigration schema;

    @Inject
    private DemoData demoData;

    @Inject
    private DemoNotice demoNotice;

    @Inject
    private RoomWatch roomWatch;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            var settings = Settings.ofMachine();
            schema.migrate();
            if (settings.demo()) {
                demoData.prepare();
                settings.demoUrl().ifPresent(demoNotice::whenReady);
            }
            roomWatch.start();
        } catch (InvalidSettingException | SchemaMigration.Failed e) {
            LOG.log(Level.ERROR, "Exedra does not start: " + e.getMessage());
            throw e;
        }
    }
}
