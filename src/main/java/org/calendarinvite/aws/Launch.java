package org.calendarinvite.aws;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.jboss.logging.Logger;

/** Has the cloud ready, and its store whole, before Camel looks for clients, queues and topics. */
@ApplicationScoped
class Launch {

    private static final Logger LOG = Logger.getLogger(Launch.class);

    static {
        // Without it, Angus Mail looks up a service for every MIME object: ten times slower with our class path.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    void start(@Observes BeforeConfigure event, Cloud cloud) {
        cloud.store().refuseHalf();
        LOG.debugf("Running on %s", cloud.getClass().getSimpleName());
    }
}
