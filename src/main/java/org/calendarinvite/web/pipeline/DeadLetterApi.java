package org.calendarinvite.web.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.DeadBox;
import org.calendarinvite.report.Views;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Audit;

/** Messages that failed too often: looked at, and tried again. */
@ApplicationScoped
@Named("deadLetterApi")
public class DeadLetterApi {

    private static final int SHOWN = 2000;

    private final Operators operators;
    private final Audit audit;
    private final DeadBox box;

    @Inject
    public DeadLetterApi(Operators operators, Audit audit, DeadBox box) {
        this.operators = operators;
        this.audit = audit;
        this.box = box;
    }

    public Map<String, Object> list(@Header("queue") String role, Exchange exchange) {
        var tenant = operators.only(exchange);
        var channel = channel(role);
        audit.asked(exchange, tenant, "dead letters shown", role);
        return Views.list(box.look(channel).stream().map(DeadLetterApi::view).toList(), "");
    }

    /** 202: they are moved one after another. */
    public Map<String, Object> redrive(@Header("queue") String role, Exchange exchange) {
        var tenant = operators.only(exchange);
        var channel = channel(role);
        audit.asked(exchange, tenant, "dead letters tried again", role);
        if (!box.redrive(channel))
            throw new Problem(409, "These messages are being moved already. Look again in a moment.");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        return Map.of("queue", role);
    }

    private static Channel channel(String role) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "There is no queue " + role + "."));
    }

    private static Map<String, Object> view(DeadBox.Letter letter) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", letter.id());
        view.put("sent", letter.sent().toString());
        view.put("tries", letter.tries());
        view.put("body", Failures.masked(letter.body(), SHOWN));
        return view;
    }
}
