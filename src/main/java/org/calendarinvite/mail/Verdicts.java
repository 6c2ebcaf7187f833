package org.calendarinvite.mail;

import org.calendarinvite.invite.Answered.Belief;

/**
 * What SES says of a mail; nothing in the mail itself counts.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html">SES notifications</a>
 */
public record Verdicts(Verdict spf, Verdict dkim, Verdict dmarc, Verdict spam, Verdict virus) {

    public enum Verdict {
        PASS,
        FAIL,
        /** No policy published, or no signature. */
        GRAY,
        PROCESSING_FAILED
    }

    /** The author address is proven: DMARC passed, or there is no policy and SPF passed for the author's own domain. */
    public boolean prove(String author, String envelopeSender) {
        if (dmarc == Verdict.PASS) return true;
        return dmarc == Verdict.GRAY && spf == Verdict.PASS && domain(author).equals(domain(envelopeSender));
    }

    /** How far an answer that came with a valid token is believed; Google signs answers of other domains with its own key. */
    public Belief belief(String author, String envelopeSender) {
        if (prove(author, envelopeSender)) return Belief.VERIFIED;
        return dkim == Verdict.PASS ? Belief.VOUCHED : Belief.UNVERIFIED;
    }

    public boolean harmful() {
        return spam == Verdict.FAIL || virus == Verdict.FAIL;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
