package org.calendarinvite.local.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.calendarinvite.event.Details;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.EventPart;
import org.calendarinvite.local.Boxes;
import org.calendarinvite.local.LocalCloud;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** What owners of mailboxes send, by SMTP as any client does, and what they have sent. */
@ApplicationScoped
class Outgoing {

    private final LocalCloud cloud;
    private final Reading reading;

    @Inject
    Outgoing(LocalCloud cloud, Reading reading) {
        this.cloud = cloud;
        this.reading = reading;
    }

    /** Something that was said of an invitation; {@code date} is a key or empty for the whole. */
    record Answered(Says says, String date, Optional<Details> details, EventPart part) {}

    void send(String from, String to, byte[] mail) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", Integer.toString(cloud.smtpPort()));
        properties.setProperty("mail.smtp.from", from);
        var session = Session.getInstance(properties);
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail)),
                    new InternetAddress[] {new InternetAddress(to)});
            boxes().keep(from, mail);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mail from " + from + " to " + to + " could not be sent", e);
        }
    }

    Boxes boxes() {
        return cloud.boxes();
    }

    /** What somebody answered of an event so far, the newest of each date. */
    List<Answered> answered(String address, String uid) {
        Map<String, Answered> newest = new LinkedHashMap<>();
        for (var message : sent(address)) {
            var part = message.parts().get(0);
            if (!part.uid().equals(uid)) continue;
            var date = part.recurrenceId().map(id -> id.key()).orElse("");
            var partstat = part.guests().stream().map(guest -> guest.partstat()).findFirst();
            Says.of(message.method(), partstat.orElse(""))
                    .ifPresent(says -> newest.put(date, new Answered(says, date, part.details(), part)));
        }
        return List.copyOf(newest.values());
    }

    /** The events that somebody made here, as they are now, the newest first. */
    List<Sample> samples(String address) {
        Map<String, Sample> newest = new LinkedHashMap<>();
        for (var message : sent(address)) {
            var part = message.parts().get(0);
            if (!List.of("REQUEST", "CANCEL").contains(message.method())
                    || part.details().isEmpty()) continue;
            var details = part.details().get();
            newest.remove(part.uid());
            newest.put(
                    part.uid(),
                    new Sample(
                            Dialect.of(message.prodid()),
                            part.uid(),
                            part.sequence(),
                            message.method().equals("CANCEL"),
                            details.summary(),
                            details.location(),
                            details.start(),
                            details.end(),
                            address,
                            part.guests().get(part.guests().size() - 1).email()));
        }
        List<Sample> samples = new ArrayList<>(newest.values());
        Collections.reverse(samples);
        return List.copyOf(samples);
    }

    private List<CalendarMessage> sent(String address) {
        return boxes().sent(address).stream()
                .flatMap(mail -> reading.calendar(mail, address).stream())
                .toList();
    }
}
