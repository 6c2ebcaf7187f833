package org.calendarinvite.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that was not applied, kept with its reason (the quarantine) and, where a person may be told, told to its sender.
 *
 * @param id stable for the message, so that a redelivery is the same refusal
 * @param mailKey where the raw mail is, empty for a request that was no mail
 * @param notice what the mail service said of the mail, as JSON, to read it once more when the question is answered
 * @param tell whether the sender may get one mail about it (never for automatic mail or unproven senders)
 * @param question for a held message: who is asked what
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
        String language,
        String trace)
        implements Telling {

    public Refusal {
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
            String trace) {
        this(id, at, mailKey, notice, sender, mailbox, subject, outcome, reason, tell, question, "", trace);
    }

    @Override
    public String kind() {
        return question.isPresent() ? "QUESTION_ASKED" : "MAIL_REFUSED";
    }

    /** All refusals, in the order of time. */
    public static final String SHELF = "quarantine";

    public static Place at(String name) {
        return new Place(SHELF, name);
    }

    /** By its time, then by its id. */
    public Place place() {
        return at(Place.moment(at) + "#" + id);
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

    /** Whether anybody gets a mail about it. */
    public boolean told() {
        return tell || question.isPresent();
    }
}
