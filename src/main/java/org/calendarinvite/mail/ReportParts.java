package org.calendarinvite.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.mail.DeliveryReport.Fate;

/** Finds in a report (multipart/report, RFC 6522) what it says, and the header of the mail that it is about. */
final class ReportParts {

    private static final int DEPTH = 5;
    private static final int PARTS = 50;

    /** Groups of fields that are read: one mail of ours has one recipient, whom an alias may multiply. */
    static final int GROUPS = 50;

    /** Bytes of a part that are read. */
    static final int LONGEST = 64 * 1024;

    private final List<ReportFields> statuses = new ArrayList<>();
    private final List<ReportFields> complaints = new ArrayList<>();
    private final List<ReportFields> returned = new ArrayList<>();
    private int seen;

    private ReportParts() {}

    static DeliveryReport of(Part mail) throws MessagingException, IOException {
        var parts = new ReportParts();
        parts.collect(mail, DEPTH);
        return parts.report();
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (++seen > PARTS || depth == 0) return;
        var type = PartType.of(part);
        if (type.isMultipart() && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) collect(multipart.getBodyPart(i), depth - 1);
        } else if (type.isDeliveryStatus()) {
            statuses.addAll(groups(part, GROUPS));
        } else if (type.isFeedback()) {
            complaints.addAll(groups(part, 1));
        } else if (type.isReturned()) {
            returned.addAll(groups(part, 1));
        }
    }

    private DeliveryReport report() {
        Map<State, Fate> fates = new LinkedHashMap<>();
        Stream.concat(
                        statuses.stream().limit(GROUPS).flatMap(fields -> fields.status().stream()),
                        complaints.stream().limit(GROUPS).flatMap(fields -> fields.complaint().stream()))
                .forEach(fate -> fates.merge(fate.state(), fate, Fate::and));
        return new DeliveryReport(
                List.copyOf(fates.values()),
                returned.stream().findFirst().map(ReportFields::token).orElse(""),
                returned.stream().findFirst().map(ReportFields::to).orElse(List.of()));
    }

    /** The first groups of header fields, which empty lines divide. */
    private static List<ReportFields> groups(Part part, int most) throws MessagingException, IOException {
        byte[] start;
        try (var in = part.getInputStream()) {
            start = in.readNBytes(LONGEST);
        }
        var in = new ByteArrayInputStream(start);
        List<ReportFields> groups = new ArrayList<>();
        while (in.available() > 0 && groups.size() < most) {
            var headers = new InternetHeaders(in, true);
            if (headers.getAllHeaderLines().hasMoreElements()) groups.add(new ReportFields(headers));
        }
        return groups;
    }
}
