package org.calendarinvite.local.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.ical.CalendarMessage;
import org.calendarinvite.ical.CalendarReader;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.MailReader;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;

/** The calendar of a mail, read as this server reads those that it gets. */
@ApplicationScoped
class Reading {

    private static final Verdicts PASS =
            new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS);

    private final MailReader mails;
    private final CalendarReader calendars;

    @Inject
    Reading(MailReader mails, CalendarReader calendars) {
        this.mails = mails;
        this.calendars = calendars;
    }

    /** Empty where there is none that can be read. */
    Optional<CalendarMessage> calendar(byte[] raw, String address) {
        var notice = new MailNotice("local", "", address, List.of(address), PASS, Instant.now(), Consent.NONE);
        try {
            return mails.read(notice, new ByteArrayInputStream(raw))
                    .get(0)
                    .calendar()
                    .map(part -> calendars.read(part.body(), part.charset()));
        } catch (Refused unreadable) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
