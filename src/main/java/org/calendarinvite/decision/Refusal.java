package org.calendarinvite.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message that was not applied, kept with its reason (the quarantine) and, where a person may be told, told to its sender.
 *
 * @param id stable for the message, so that a redelivery is the same refusal
 * @param mailKey where the raw mail is, empty for a request that was no mail
 * @param notice what the mail service said of the mail, as JSON, to read it once more when the question is answered
 * @param tell whether the sender may get one mail about it (never for automatic mail or unproven senders)
 * @param question for a held message: who is asked what
 * @param tenant whose mailbox it came to, or whose event it was about
 * @param language of the mail (BCP 47), empty for unknown
 */
public record Refusal(
        String id,
        Instant at,
        String mailKey,
        String notice,
        String sender,
        String mailbox,
        String subject,
        Outcome outcome,
        String reason,
        boolean tell,
        Optional<Question> question,
        String trace,
        String tenant,
        String language)
        implements Telling, Filed {

    /** Whose a refusal is that was kept before there were tenants. */
    private static final String FIRST = "default";

    public Refusal {
        tenant = tenant == null ? FIRST : tenant;
        // Kept before mails were heard to have one.
        language = language == null ? "" : language;
    }

    /** In no language that is known. */
    public Refusal(
            String id,
            Instant at,
            String mailKey,
            String notice,
            String sender,
            String mailbox,
            String subject,
            Outcome outcome,
            String reason,
            boolean tell,
            Optional<Question> question,
            String trace,
            String tenant) {
        this(id, at, mailKey, notice, sender, mailbox, subject, outcome, reason, tell, question, trace, tenant, "");
    }

    @Override
    public String kind() {
        return question.isPresent() ? "QUESTION_ASKED" : "MAIL_REFUSED";
    }

    /** All refusals of a tenant, in the order of time. */
    public static String shelf(String tenant) {
        return "quarantine#" + tenant;
    }

    /** @param name as {@link #name} gives it */
    public static Place at(String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? new Place(shelf(FIRST), name)
                : new Place(shelf(name.substring(0, slash)), name.substring(slash + 1));
    }

    /** Names it among all refusals: its tenant, its time, its id. */
    public String name() {
        return tenant + "/" + Place.moment(at) + "#" + id;
    }

    @Override
    public Place place() {
        return at(name());
    }

    @Override
    public Optional<Until> keptUntil() {
        return Optional.of(Term.HELD.from(at));
    }

    /** Where raw mails of refusals are. */
    public static final String QUARANTINE = "quarantine/";

    /** The raw mail is not in the quarantine yet; it is when a held mail was read once more. */
    public boolean fresh() {
        return !mailKey.startsWith(QUARANTINE);
    }

    /** Where the raw mail is from now on. */
    public String keptAt() {
        return fresh() ? QUARANTINE + mailKey : mailKey;
    }

    /** Whether somebody sent it, or it says who he is; not whether he is to decide. */
    public boolean concerns(Mention person) {
        var wish = question.flatMap(Question::wish).map(Wish::toString).orElse("");
        return sender.equals(person.email())
                || Stream.of(notice, subject, reason, wish).anyMatch(person::in);
    }

    /** Whether anybody gets a mail about it. */
    public boolean told() {
        return tell || question.isPresent();
    }
}
