package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;

/** Says of each mail what became of it, applied or not. */
@ApplicationScoped
@Named("stories")
public class Stories {

    private final Tenants tenants;

    @Inject
    public Stories(Settings settings) {
        this.tenants = Tenancy.of(settings);
    }

    public Story applied(@Variable("mail") CalendarMail mail, @Body Decision made) {
        return begun(mail).of(made);
    }

    /** One mail, whatever number of recipients it reports of. */
    public Story reported(@Variable("mail") CalendarMail mail, @Body List<Decision> fates) {
        return begun(mail).of(Decision.together(fates));
    }

    public Story refused(@Variable("mail") CalendarMail mail, @Body Refusal refusal) {
        return begun(mail).of(refusal);
    }

    private Story begun(CalendarMail mail) {
        var verdicts = mail.notice().verdicts();
        return new Story(
                Refusals.id(mail),
                mail.notice().received(),
                mail.sender(),
                mail.recipient(),
                mail.subject(),
                Map.of(
                        "spf", word(verdicts.spf()),
                        "dkim", word(verdicts.dkim()),
                        "dmarc", word(verdicts.dmarc()),
                        "spam", word(verdicts.spam()),
                        "virus", word(verdicts.virus())),
                Outcome.RECORDED,
                "",
                "",
                "",
                "",
                mail.trace(),
                tenants.at(mail.recipient()));
    }

    private static String word(Verdicts.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
