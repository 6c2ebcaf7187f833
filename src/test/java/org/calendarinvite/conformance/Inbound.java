package org.calendarinvite.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.Verdicts;
import org.calendarinvite.mail.Verdicts.Verdict;

/**
 * A mail as it comes to us, with what our own MTA says of it.
 *
 * @param proven whether DMARC passed
 * @param consent what the person who was asked about it says
 */
record Inbound(String from, String to, boolean proven, Instant received, byte[] raw, Consent consent) {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** A proven mail that is a calendar and nothing else. */
    static Inbound mail(String from, String to, String calendar) {
        var type = "Content-Type: text/calendar; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n";
        return mime(from, to, type, calendar.getBytes(StandardCharsets.UTF_8));
    }

    static Inbound mime(String from, String to, String headers, byte[] body) {
        var head = "From: <" + from + ">\r\nTo: <" + to + ">\r\nSubject: Lunch\r\nMIME-Version: 1.0\r\n" + headers;
        var start = (head + "\r\n").getBytes(StandardCharsets.UTF_8);
        var raw = new byte[start.length + body.length];
        System.arraycopy(start, 0, raw, 0, start.length);
        System.arraycopy(body, 0, raw, start.length, body.length);
        return new Inbound(from, to, true, NOON, raw, Consent.NONE);
    }

    Inbound forged() {
        return new Inbound(from, to, false, received, raw, consent);
    }

    Inbound received(Instant at) {
        return new Inbound(from, to, proven, at, raw, consent);
    }

    Inbound answered(Consent said) {
        return new Inbound(from, to, proven, received, raw, said);
    }

    MailNotice notice() {
        var verdict = proven ? Verdict.PASS : Verdict.FAIL;
        var verdicts = new Verdicts(verdict, verdict, verdict, Verdict.PASS, Verdict.PASS);
        return new MailNotice("mail-1", "mail/1", from, List.of(to), verdicts, received, consent);
    }
}
