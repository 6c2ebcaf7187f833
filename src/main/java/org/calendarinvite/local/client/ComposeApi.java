package org.calendarinvite.local.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.event.When;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;

/** What the operator of the embedded world writes in somebody's name: answers, and events of a calendar. Each is a real mail. */
@ApplicationScoped
@Named("composeApi")
public class ComposeApi {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    private final BoxApi boxes;
    private final Outgoing outgoing;
    private final Reading reading;
    private final Occurrences occurrences;
    private final JsonBody json;
    private final Audit audit;
    private final String create;
    private final String tenant;

    @Inject
    ComposeApi(
            BoxApi boxes,
            Outgoing outgoing,
            Reading reading,
            Occurrences occurrences,
            JsonBody json,
            Audit audit,
            Settings settings) {
        this.boxes = boxes;
        this.outgoing = outgoing;
        this.reading = reading;
        this.occurrences = occurrences;
        this.json = json;
        this.audit = audit;
        this.create = "create@" + settings.mail().domain();
        this.tenant = settings.tenant();
    }

    /** Answers an invitation from the mailbox that it lies in. */
    public Map<String, Object> reply(@Header("address") String written, @Header("id") String id, Exchange exchange)
            throws IOException {
        boxes.operator(exchange);
        var address = BoxApi.address(written);
        var order = json.read(exchange, AnswerOrder.class, AnswerOrder.EXAMPLE);
        var raw = outgoing.boxes()
                .open(address, id)
                .orElseThrow(() -> new Problem(404, "There is no mail " + id + " at " + address + "."));
        var invitation = reading.calendar(raw, address)
                .filter(message -> message.method().equals("REQUEST"))
                .orElseThrow(() -> new Problem(422, "This mail is no invitation, so there is nothing to answer."));
        var meant = Meant.of(invitation, order.date(), occurrences)
                .orElseThrow(() -> new Problem(422, "The event has no such date."));
        var voice =
                order.voice(address, meant.details().start(), Clock.systemUTC().instant());
        audit.asked(exchange, tenant, "mailbox answered", invitation.uid());
        var organizer = meant.part().organizer();
        if (organizer.isEmpty())
            throw new Problem(422, "The invitation names no organizer, so nobody can be answered.");
        outgoing.send(address, organizer, mail(meant, voice, organizer));
        return Map.of("says", voice.says().word(), "to", organizer);
    }

    /** Makes, moves or cancels an event: what a calendar mails to its guest, this server. */
    public Map<String, Object> compose(Exchange exchange) {
        boxes.operator(exchange);
        var order = json.read(exchange, ComposeOrder.class, ComposeOrder.EXAMPLE);
        var sender = order.sender();
        if (sender.endsWith(create.substring(create.indexOf('@'))))
            throw new Problem(422, "from must be an address outside of this server's own domain.");
        var sample = sample(order, sender);
        audit.asked(exchange, tenant, "mailbox composed", sample.uid());
        var subject = (sample.cancelled()
                        ? "Cancelled event: "
                        : sample.sequence() > 0 ? "Updated invitation: " : "Invitation: ")
                + sample.title() + " @ " + shown(sample.start());
        var now = Clock.systemUTC().instant();
        var mail = new Envelope(
                sample.dialect(), sender, create, subject, sample.method(), sample.title(), sample.write(now));
        outgoing.send(sender, create, mail.write(now));
        return Cards.sample(sample);
    }

    private Sample sample(ComposeOrder order, String sender) {
        var does = order.does() == null ? "" : order.does();
        if (does.equals("create")) return order.created(create);
        if (!does.equals("move") && !does.equals("cancel"))
            throw new Problem(422, "does must be create, move or cancel.");
        var before = outgoing.samples(sender).stream()
                .filter(one -> one.uid().equals(order.uid()))
                .findFirst()
                .orElseThrow(() -> new Problem(404, sender + " made no event " + order.uid() + " here."));
        return does.equals("move") ? order.moved(before) : ComposeOrder.cancelled(before);
    }

    private static byte[] mail(Meant meant, Voice voice, String organizer) {
        var subject = voice.says().title() + ": " + meant.details().summary();
        if (voice.dialect() == Dialect.GMAIL) subject += " @ " + shown(meant.details()) + " (" + voice.address() + ")";
        var text =
                voice.name() + " has answered this invitation: " + voice.says().title() + ".";
        var calendar = new AnswerWriter(meant, voice).write();
        Instant now = voice.now();
        return new Envelope(
                        voice.dialect(),
                        voice.address(),
                        organizer,
                        subject,
                        voice.says().method(),
                        text,
                        calendar)
                .write(now);
    }

    private static String shown(Details details) {
        return shown(details.start());
    }

    private static String shown(When start) {
        return SHOWN.format(start.local());
    }
}
