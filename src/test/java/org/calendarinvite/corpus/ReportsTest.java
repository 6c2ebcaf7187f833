package org.calendarinvite.corpus;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.FeedbackNotices;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.mail.ReportReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real mail servers report, and notices of SES that were mailed to somebody. */
class ReportsTest {

    private static final Pattern NOTICE = Pattern.compile("(?s)\r?\n\r?\n(\\{.*?)(\r?\n\r?\n|\\s*\\z)");

    /** State, or the first words of the reason; older servers write plain text, which nobody can be sure of. */
    private static final String EXPECTED =
            """
            arf-01 COMPLAINED
            arf-02 COMPLAINED
            lhost-amazonses-01 BOUNCED
            lhost-amazonses-02 BOUNCED
            lhost-amazonses-03 BOUNCED
            lhost-amazonses-09 There is no calendar
            lhost-amazonses-10 There is no calendar
            lhost-amazonworkmail-01 The mail came as winmail.dat
            lhost-apachejames-01 There is no calendar
            lhost-exchange2007-01 BOUNCED
            lhost-exchange2007-02 BOUNCED
            lhost-gmail-01 There is no calendar
            lhost-gmail-03 There is no calendar
            lhost-googleworkspace-01 The mail is a report
            lhost-office365-01 The mail is a report
            lhost-office365-02 There is no calendar
            lhost-office365-10 BOUNCED
            lhost-outlook-01 BOUNCED
            lhost-outlook-02 BOUNCED
            lhost-receivingses-01 BOUNCED
            lhost-receivingses-02 BOUNCED
            lhost-receivingses-03 DELAYED
            lhost-yahoo-01 There is no calendar
            lhost-yahoo-02 There is no calendar
            rfc3464-01 BOUNCED
            rfc3834-01 There is no calendar
            rfc3834-02 There is no calendar
            rfc3834-03 There is no calendar
            rfc3834-04 There is no calendar
            rfc3834-05 There is no calendar
            """;

    @TempDir
    Path data;

    @Test
    void eachIsReadToAddressStateAndReasonOrSaysWhyNot() throws IOException {
        List<String> read = new ArrayList<>();
        try (var pipeline = Pipeline.in(data)) {
            for (var file : Corpus.files("sisimai__set-of-emails/.*"))
                read.add(file.getFileName().toString().replace(".eml", " ") + read(pipeline, file));
        }
        assertEquals(EXPECTED, read.stream().collect(joining("\n", "", "\n")));
    }

    private static String read(Pipeline pipeline, Path file) throws IOException {
        var mail = pipeline.read(Mail.of(Files.readAllBytes(file)), Pipeline.CREATE);
        if (!mail.reports()) return start(mail.flaw());
        try {
            return new ReportReader().read(mail).stream().map(ReportsTest::said).collect(joining(", "));
        } catch (Refused why) {
            return start(why.getMessage());
        }
    }

    private static String start(String reason) {
        return reason.replaceFirst(" (invitation|\\().*|, .*", "");
    }

    @Test
    void theNoticesOfSesThatWereMailedAreRead() throws IOException {
        var notices = new FeedbackNotices(Worlds.json());
        List<String> said = new ArrayList<>();
        // One raw, one wrapped by SNS; a server on the way has cut their long lines.
        for (var file : Corpus.files("sisimai__set-of-emails/lhost-amazonses-(09|10).eml")) {
            var json = NOTICE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (json.find())
                for (var one : notices.read(json.group(1).replaceAll("!\r?\n |\r?\n", ""))) said.add(said(one));
        }
        assertEquals(List.of("BOUNCED", "BOUNCED"), said);
    }

    private static String said(Feedback one) {
        assertFalse(one.about().isEmpty(), one::toString);
        assertFalse(one.report().reason().isEmpty(), one::toString);
        return one.report().state().name();
    }
}
