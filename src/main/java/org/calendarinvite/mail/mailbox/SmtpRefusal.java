package org.calendarinvite.mail.mailbox;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/**
 * A relay's answer to RCPT: it takes no mail for that address.
 *
 * @param text the whole answer, {@code 550 5.1.1 No such user}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">Enhanced status codes, RFC 3463</a>
 */
record SmtpRefusal(int code, String text) {

    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    /** Answers that speak of the mailbox, where the relay gives no status besides (RFC 5321 4.2.3). */
    private static final Pattern MAILBOX = Pattern.compile("55[0-3]");

    /** Of the address and of the mailbox; of the way there, that there is none. Not of our own sender's address. */
    private static final Pattern RECIPIENT = Pattern.compile("5\\.(1\\.(?![78]$)|2\\.|4\\.[14]$).*");

    /** The one refusal in a failed sending, which has one recipient. */
    static Optional<SmtpRefusal> of(Throwable failure) {
        for (var e = failure; e instanceof MessagingException next; e = next.getNextException())
            if (e instanceof SMTPAddressFailedException refused)
                return Optional.of(new SmtpRefusal(refused.getReturnCode(), String.valueOf(refused.getMessage())));
        return Optional.empty();
    }

    /**
     * No later try can succeed, and it is the recipient's doing. All else, such as a relay that does not know us or has had enough
     * of us for today, may be mended, and no mail may be lost by it.
     */
    boolean forGood() {
        if (code < 500) return false;
        var status = STATUS.matcher(text);
        return status.find()
                ? RECIPIENT.matcher(status.group()).matches()
                : MAILBOX.matcher(String.valueOf(code)).matches();
    }
}
