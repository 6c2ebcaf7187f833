package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Refused;

/** Finds the lists that a mail brings, attached or inline; never those of a mail that it passes on. */
final class ListParts {

    private static final int DEPTH = 10;
    private static final int PARTS = 200;
    private static final int MOST = 10;

    private static final String ADVICE =
            "Open it in your spreadsheet, choose \"Save as\" and there CSV (comma separated, "
                    + "UTF-8), and attach that file to a mail to this address.";

    private final List<Part> lists = new ArrayList<>();
    private int seen;

    private ListParts() {}

    static List<byte[]> of(Part mail) throws MessagingException, IOException {
        var parts = new ListParts();
        parts.collect(mail, DEPTH);
        if (parts.lists.isEmpty())
            throw new Refused("There is no list in this mail, so nobody was invited. Attach a CSV file whose first row "
                    + "names the columns uid, email and name; the uid is in the mail that confirmed your event.");
        if (parts.lists.size() > MOST)
            throw new Refused(
                    "The mail has more than " + MOST + " lists, so nobody was invited. Send them in several mails.");
        List<byte[]> files = new ArrayList<>();
        for (var part : parts.lists) files.add(PartBody.decoded(part));
        return files;
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (++seen > PARTS || depth == 0)
            throw new Refused("The mail has too many or too deeply nested parts, so nobody was invited. "
                    + "Attach the list to a new mail.");
        var type = PartType.of(part);
        if (type.isQuotation()) return;
        if (type.isMultipart() && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) collect(multipart.getBodyPart(i), depth - 1);
        } else if (type.isList()) {
            lists.add(part);
        } else if (type.isSpreadsheet()) {
            throw new Refused("The file " + type.fileName() + " cannot be read here, so nobody was invited. " + ADVICE);
        }
    }
}
