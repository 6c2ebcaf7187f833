package org.calendarinvite.mail;

import static org.calendarinvite.mail.ReadMails.HEAD;
import static org.calendarinvite.mail.ReadMails.mail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.calendarinvite.conformance.Conforms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that must never be answered (RFC 3834), by each of the signs they bear. */
class AutomaticMailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated; owner-email=\"a@x.org\"",
                "AUTO-SUBMITTED: Auto-Notified",
                "auto-submitted:\n\tauto-replied (vacation)",
                "Auto-Submitted: (said twice)\n auto-generated",
                "Auto-Submitted: no\nAuto-Submitted: auto-replied",
                "Auto-Submitted: nonsense",
                "Return-Path: <>",
                "return-path:\n <>",
                "Return-Path: < > (null)",
                "Precedence: bulk",
                "Precedence: JUNK",
                "PRECEDENCE:\n  List",
                "Precedence: auto_reply",
                "Precedence: Auto-Reply (away)",
                "X-Auto-Response-Suppress: All",
                "x-auto-response-suppress: DR, RN,\n NRN, OOF, AutoReply",
                "X-Auto-Response-Suppress: OOF",
                "X-Autoreply: yes",
                "X-Autorespond: Re",
                "X-Apple-Action: VACATION",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "Content-Type: Multipart/Report;\n report-type=disposition-notification",
                "content-type:\n multipart/REPORT ; boundary=b"
            })
    @Conforms(43)
    void aMailWithASignOfAMachineIsAutomatic(String sign) {
        assertTrue(mail(sign + "\n" + HEAD + "\n").automatic());
        assertTrue(mail(HEAD + sign + "\n\n").automatic(), "wherever the sign stands");
        assertTrue(mail((HEAD + sign + "\n\n").replace("\n", "\r\n")).automatic(), "and whatever ends the lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted:\n NO (written by hand)",
                "Auto-Submitted:",
                "Return-Path: <ann@x.org>",
                "Precedence: first-class",
                "X-Auto-Response-Suppress: None",
                "X-Auto-Response-Suppress: DR, RN, NRN",
                "Content-Type: multipart/mixed; boundary=b; note=\"multipart/report\"",
                "Content-Type: multipart/reporting; boundary=b",
                "Subject: Auto-Submitted: auto-replied"
            })
    void aMailThatAPersonSentIsNot(String header) {
        assertFalse(mail(header + "\n" + HEAD + "\n").automatic());
    }

    @Test
    @Conforms(43)
    void aMailWithoutReturnPathOnTheEnvelopeIsAutomatic() {
        var bytes = (HEAD + "\n").getBytes(StandardCharsets.UTF_8);
        assertTrue(mail(bytes, "").automatic());
        assertFalse(mail(bytes, "ann@x.org").automatic());
    }

    @Test
    void realVacationAnswersAreAutomatic() throws IOException {
        var folder = Path.of(System.getProperty("cis.corpus", ""), "sisimai__set-of-emails");
        assumeTrue(Files.isDirectory(folder), "no corpus");
        try (var files = Files.list(folder)) {
            var answers = files.filter(file -> file.getFileName().toString().startsWith("rfc3834"))
                    .toList();
            assertEquals(5, answers.size());
            for (var file : answers) assertTrue(mail(Files.readAllBytes(file)).automatic(), file.toString());
        }
    }
}
