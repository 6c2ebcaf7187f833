package org.calendarinvite.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.mail.CalendarMail;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.MailReader;
import org.calendarinvite.mail.ReplyReader;
import org.calendarinvite.mail.ReportReader;
import org.calendarinvite.mail.RequestReader;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.calendarinvite.settings.Settings;

/** The readers as they are in production, with the default limits, one after the other as the routes call them. */
final class Readers {

    private static final Verdicts PASS =
            new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS);
    private static final MailNotice NOTICE = new MailNotice(
            "id",
            "mail/id",
            "ann@example.com",
            List.of("create@invites.localhost", "rsvp-abc@invites.localhost"),
            PASS,
            Instant.EPOCH,
            Consent.NONE);

    private final CalendarReader calendars;
    private final MailReader mails;
    private final RequestReader requests;
    private final ReplyReader replies;
    private final ReportReader reports = new ReportReader();

    Readers() {
        Settings settings = Worlds.in(Path.of("target", "fuzz"));
        calendars = new CalendarReader(settings);
        mails = new MailReader(settings);
        requests = new RequestReader(calendars, settings);
        replies = new ReplyReader(calendars);
    }

    /** Why the mail is refused, at the one mailbox and at the other; each reason is a sentence for the sender. */
    List<String> mail(InputStream raw) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (CalendarMail mail : mails.read(NOTICE, raw)) {
            try {
                if (mail.reports()) reports.read(mail);
                else if (mail.mailbox().equals("rsvp")) replies.read(mail);
                else requests.read(mail);
            } catch (Refused sentence) {
                refusals.add(sentence.getMessage());
            }
        }
        refusals.forEach(Readers::check);
        return refusals;
    }

    /** Why the calendar is refused. */
    Optional<String> calendar(byte[] text) {
        try {
            calendars.read(text);
            return Optional.empty();
        } catch (Refused sentence) {
            check(sentence.getMessage());
            return Optional.of(sentence.getMessage());
        }
    }

    /** The first input pays for loading time zones and libraries; that is no hang of its own. */
    void warm() {
        for (String method : List.of("REQUEST", "REPLY")) {
            String mail = "From: ann@example.com\nContent-Type: text/calendar; method=" + method + "\n\n"
                    + "BEGIN:VCALENDAR\nMETHOD:" + method + "\nBEGIN:VTIMEZONE\nTZID:Home\nBEGIN:STANDARD\n"
                    + "DTSTART:20200101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
                    + "RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\n"
                    + "DTSTART;TZID=Home:20300101T100000\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n";
            try {
                mail(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void check(String sentence) {
        if (sentence == null || sentence.isBlank() || sentence.length() > 2000)
            throw new AssertionError("no sentence for a sender: " + sentence);
    }
}
