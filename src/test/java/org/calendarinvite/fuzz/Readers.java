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
import java.util.function.Supplier;
import org.calendarinvite.Worlds;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.mail.BulkMailReader;
import org.calendarinvite.mail.CalendarMail;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.MailReader;
import org.calendarinvite.mail.ReplyReader;
import org.calendarinvite.mail.ReportReader;
import org.calendarinvite.mail.RequestReader;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.sheet.SheetReader;

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

    private static final MailNotice LISTS = new MailNotice(
            "id", "mail/id", "ann@example.com", List.of("bulk@invites.localhost"), PASS, Instant.EPOCH, Consent.NONE);

    private final CalendarReader calendars;
    private final MailReader mails;
    private final RequestReader requests;
    private final ReplyReader replies;
    private final ReportReader reports = new ReportReader();
    private final SheetReader sheets;
    private final BulkMailReader lists;

    Readers() {
        Settings settings = Worlds.in(Path.of("target", "fuzz"));
        calendars = new CalendarReader(settings);
        mails = new MailReader(settings);
        requests = new RequestReader(calendars, settings);
        replies = new ReplyReader(calendars);
        sheets = new SheetReader(settings);
        lists = new BulkMailReader(sheets, settings);
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

    /**
     * Why the mail is refused as one that brings lists.
     *
     * @param raw gives it from its start, each time
     */
    Optional<String> list(Supplier<InputStream> raw) throws IOException {
        try {
            for (CalendarMail mail : mails.read(LISTS, raw.get()))
                lists.read(mail, raw.get()).forEach(this::pages);
            return Optional.empty();
        } catch (Refused sentence) {
            check(sentence.getMessage());
            return Optional.of(sentence.getMessage());
        }
    }

    /** Why the file is refused as a list. */
    Optional<String> sheet(byte[] file) {
        try {
            var job = BulkJob.of(
                    "id", "default", "ann@example.com", "uid", sheets.outline(file, false), Instant.EPOCH, "tr");
            pages(new BulkOrder(job, file));
            return Optional.empty();
        } catch (Refused sentence) {
            check(sentence.getMessage());
            return Optional.of(sentence.getMessage());
        }
    }

    /** All pages of a list, which together are what was counted. */
    private void pages(BulkOrder order) {
        var file = order.file();
        var job = order.job();
        int rows = 0;
        for (var start : job.layout().pages()) rows += rows(at(job, start), file);
        if (!job.layout().pages().isEmpty() && rows != job.rows())
            throw new AssertionError(rows + " rows in the pages of a list of " + job.rows());
        if (job.layout().pages().isEmpty() && rows(job, file) == 0) throw new AssertionError("no rows in a list");
    }

    private static BulkJob at(BulkJob job, Layout.Start start) {
        return new BulkJob(
                job.id(),
                job.tenant(),
                job.organizer(),
                job.uid(),
                job.charset(),
                job.state(),
                job.rows(),
                start.row(),
                job.counts(),
                job.started(),
                job.updated(),
                job.ended(),
                job.trace(),
                job.layout(),
                job.revived(),
                job.version());
    }

    private int rows(BulkJob job, byte[] file) {
        var page = BulkPage.of(job, job.turn());
        int to = (int) Math.min(file.length, page.to() + 1);
        try {
            int from = (int) page.from();
            return sheets.read(page, new ByteArrayInputStream(file, from, to - from))
                    .rows()
                    .size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        sheet("email\na@example.com\n".getBytes(StandardCharsets.UTF_8));
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
