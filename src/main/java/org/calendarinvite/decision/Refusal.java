package org.calendarinvite.decision;

import java.time.Instant;

/**
 * A message that was not applied, kept with its reason (the quarantine) and, where a person may be told, told to its sender.
 *
 * @param id stable for the message, so that a redelivery is the same refusal
 * @param mailKey where the raw mail is, empty for a request that was no mail
 * @param tell whether the sender may get one mail about it (never for automatic mail or unproven senders)
 */
public record Refusal(
        String id,
        Instant at,
        String mailKey,
        String sender,
        String mailbox,
        String subject,
        Outcome outcome,
        String reason,
        boolean tell,
        String trace)
        implements Telling {

    @Override
    public String kind() {
        return "MAIL_REFUSED";
    }
}
