package org.calendarinvite.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.invite.Address;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;

/**
 * The notice of SES's S3 action → where the mail is and what SES says of its sender.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html">SES notifications</a>
 */
@ApplicationScoped
@Named("mailNotices")
public class MailNotices {

    private final ObjectMapper json;

    @Inject
    public MailNotices(ObjectMapper json) {
        this.json = json;
    }

    /** A notice of SES, or one of ours: of a mail from the mailbox, or of a held mail that is to be read once more. */
    public MailNotice locate(@Body String text) throws JsonProcessingException {
        var notice = json.readTree(Envelope.open(text, json));
        if (notice.has("consent")) return json.treeToValue(notice, MailNotice.class);
        var mail = notice.path("mail");
        var receipt = notice.path("receipt");
        var action = receipt.path("action");
        if (!action.hasNonNull("objectKey")) {
            throw new IllegalArgumentException("Not a notice of SES's S3 action: receipt.action.objectKey is missing");
        }
        return new MailNotice(
                mail.path("messageId").asText(),
                action.path("objectKey").asText(),
                Address.ofMail(mail.path("source").asText()).orElse(""),
                recipients(receipt.path("recipients")),
                verdicts(receipt),
                Instant.parse(mail.path("timestamp").asText()),
                Consent.NONE);
    }

    /** All of them: the receipt rule chose the mail, and a mailbox that is not there is said to be so. */
    private static List<String> recipients(JsonNode addresses) {
        List<String> ours = new ArrayList<>();
        for (var address : addresses) {
            var written = address.asText();
            ours.add(Address.parse(written).orElse(written.toLowerCase(Locale.ROOT)));
        }
        if (ours.isEmpty())
            throw new IllegalArgumentException("Not a notice of a received mail: it has no receipt.recipients");
        return ours;
    }

    private static Verdicts verdicts(JsonNode receipt) {
        return new Verdicts(
                verdict(receipt, "spfVerdict"),
                verdict(receipt, "dkimVerdict"),
                verdict(receipt, "dmarcVerdict"),
                verdict(receipt, "spamVerdict"),
                verdict(receipt, "virusVerdict"));
    }

    /** What SES does not say, it does not vouch for. */
    private static Verdict verdict(JsonNode receipt, String name) {
        var status = receipt.path(name).path("status").asText().toUpperCase(Locale.ROOT);
        for (var verdict : Verdict.values()) if (verdict.name().equals(status)) return verdict;
        return Verdict.PROCESSING_FAILED;
    }
}
