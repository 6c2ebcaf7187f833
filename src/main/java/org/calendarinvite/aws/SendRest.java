package org.calendarinvite.aws;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * What is still to be mailed stays in its queue while SES sends no more today: a message that is taken and put back too often is
 * dead. A queue rests from its first mail that SES refuses so, until SES has room again.
 */
@ApplicationScoped
@Named("sendRest")
public class SendRest {

    private static final Logger LOG = Logger.getLogger(SendRest.class);

    private final CamelContext camel;
    private final SendQuota quota;
    private final Set<String> resting = ConcurrentHashMap.newKeySet();

    @Inject
    public SendRest(CamelContext camel, SendQuota quota) {
        this.camel = camel;
        this.quota = quota;
    }

    /** Of the queue that the mail came from; any other failure is left to others. */
    public void heed(@ExchangeException SesException failure, Exchange exchange) {
        var route = camel.getRoute(exchange.getFromRouteId());
        if (!SesRate.spent(failure) || !(route.getEndpoint() instanceof Sqs2Endpoint)) return;
        resting.add(route.getId());
        // Also when it is known already: it may be about to go on.
        if (ServiceHelper.suspendService(route.getConsumer()))
            LOG.warnf("SES sends no more today, so %s rests until it does", route.getId());
    }

    /** Lets all queues go on when SES says that it has room, or does not say anything. */
    public void look() {
        if (resting.isEmpty() || !quota.ask().map(SendQuota.Reading::room).orElse(true)) return;
        for (var route : Set.copyOf(resting)) {
            resting.remove(route);
            ServiceHelper.resumeService(camel.getRoute(route).getConsumer());
            LOG.infof("%s goes on", route);
        }
    }
}
