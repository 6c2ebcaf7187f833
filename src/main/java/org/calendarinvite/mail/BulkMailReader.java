package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Variable;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkOrder;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.settings.Tenancy;
import org.calendarinvite.sheet.SheetReader;

/** A mail to {@code bulk@} → one job for each list in it; all of them can be read, or the mail is refused. */
@ApplicationScoped
@Named("bulkMailReader")
public class BulkMailReader {

    private final SheetReader sheets;
    private final Settings settings;

    @Inject
    public BulkMailReader(SheetReader sheets, Settings settings) {
        this.sheets = sheets;
        this.settings = settings;
    }

    public List<BulkOrder> read(@Variable("mail") CalendarMail mail, @Variable("raw") InputStream raw)
            throws IOException {
        var files = files(mail, raw);
        List<BulkOrder> orders = new ArrayList<>();
        for (var file : files) orders.add(new BulkOrder(job(mail, file, orders.size()), file));
        return orders;
    }

    private List<byte[]> files(CalendarMail mail, InputStream raw) throws IOException {
        byte[] bytes;
        try (raw) {
            bytes = raw.readNBytes(Math.toIntExact(settings.mail().limit() + 1));
        }
        if (mail.notice().verdicts().harmful()) throw new Refused(mail.flaw());
        if (bytes.length > settings.mail().limit())
            throw new Refused("The mail is larger than " + settings.mail().limit()
                    + " bytes, so nobody was invited. Send the list in several mails.");
        if (Outline.of(bytes).tooMuch())
            throw new Refused("The mail has too many parts or lines, or too long a header, so nobody was invited. "
                    + "Attach the list to a new mail.");
        try {
            return ListParts.of(new MimeMessage(null, new ByteArrayInputStream(bytes)));
        } catch (Refused refused) {
            throw refused;
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            throw new Refused(
                    "The mail cannot be read as MIME (" + e.getMessage() + "). Attach the list to a new mail.", e);
        }
    }

    private BulkJob job(CalendarMail mail, byte[] file, int n) {
        return BulkJob.of(
                id(mail, n),
                Tenancy.of(settings).at(mail.recipient()),
                mail.sender(),
                "",
                sheets.outline(file, true),
                mail.notice().received(),
                mail.trace());
    }

    /** The same mail read again is the same jobs. */
    public static String id(CalendarMail mail, int n) {
        var name = String.join("/", "bulk", mail.notice().id(), mail.recipient(), String.valueOf(n));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
