package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.mail.DeliveryReport.Fate;

/** A report by mail → what it says of each of our mails; the token that it quotes, or came to, says of whose. */
@ApplicationScoped
@Named("reportReader")
public class ReportReader {

    static final String SAYS_NOTHING =
            "The mail is a report (multipart/report) that does not say of anybody whether a mail reached him.";

    static final String UNPROVEN =
            "The mail is a complaint about a mail of ours, and its sender could not be proven, so it does not count.";

    public List<Feedback> read(CalendarMail mail) {
        var report = mail.report().orElseThrow();
        if (report.fates().isEmpty()) throw new Refused(SAYS_NOTHING);
        var counted = report.fates().stream().filter(fate -> counts(mail, fate)).toList();
        if (counted.isEmpty()) throw new Refused(UNPROVEN);
        return counted.stream().map(fate -> feedback(mail, report, fate)).toList();
    }

    /** Servers that return a mail seldom prove themselves; a complaint stands for good, so it takes more than the token. */
    private static boolean counts(CalendarMail mail, Fate fate) {
        return fate.state() != Delivery.State.COMPLAINED || mail.belief() != Belief.UNVERIFIED;
    }

    /** No clock but ours says when it was. */
    private static Feedback feedback(CalendarMail mail, DeliveryReport report, Fate fate) {
        var notice = mail.notice();
        return new Feedback(
                notice.id(),
                report.token().isEmpty() ? mail.token() : report.token(),
                false,
                Stream.concat(fate.people().stream(), report.to().stream())
                        .distinct()
                        .toList(),
                Delivery.Report.of(fate.state(), notice.received(), fate.reason()),
                mail.trace());
    }
}
