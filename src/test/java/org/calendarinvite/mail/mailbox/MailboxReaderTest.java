package org.calendarinvite.mail.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;

/** A mail in the mailbox, as the pipeline hears of it. */
class MailboxReaderTest {

    private static final String MAIL =
            """
            Return-Path: <ann@bounces.work.example>
            Delivered-To: create@invites.localhost
            Authentication-Results: mx.example.org; dmarc=pass header.from=work.example
            From: Ann <ann@work.example>
            To: create@invites.localhost
            Subject: =?UTF-8?Q?B=C3=BCro?=
            X-Odd:   two  spaces\t
            \tand a fold

            Grüße\t
            .
            """
                    .replace("\n", "\r\n");

    @Test
    void aMailIsTakenByteForByteAndItsIdIsTheSameEachTime() throws Exception {
        try (var account = new Account("imap")) {
            account.arrive(MAIL);
            account.arrive(MAIL);
            var ids = new MailboxIds(account.settings());
            var reader = new MailboxReader(account.settings(), ids);
            try (var store = Accounts.imap(account.settings()).getStore("imap")) {
                var inbox = account.inbox(store);
                var first = reader.take(inbox.getMessage(1));
                assertEquals(MAIL, new String(first.raw(), StandardCharsets.UTF_8));
                assertEquals("mail/" + first.trace(), first.notice().key());
                assertEquals(first.notice(), reader.take(inbox.getMessage(1)).notice());
                assertNotEquals(first.trace(), reader.take(inbox.getMessage(2)).trace());
                inbox.close(false);
            }
            try (var store = Accounts.imap(account.settings()).getStore("imap")) {
                var again = account.inbox(store).getMessage(2);
                assertEquals(ids.of(again), ids.generateUuid(null, again));
                assertEquals(ids.of(again), reader.take(again).trace());
            }
        }
    }

    @Test
    void aMailAtTheLimitIsTakenAndOneBeyondIsNot() throws Exception {
        try (var account = new Account("imap")) {
            account.arrive(MAIL);
            var size = MAIL.getBytes(StandardCharsets.UTF_8).length;
            try (var store = Accounts.imap(account.settings()).getStore("imap")) {
                var mail = account.inbox(store).getMessage(1);
                assertFalse(limited(account, size).tooLarge(mail));
                assertTrue(limited(account, size - 1).tooLarge(mail));
            }
        }
    }

    @Test
    void theEnvelopeIsWhatTheServerWroteOnTop() throws Exception {
        var notice = notice(MAIL);
        assertEquals("ann@bounces.work.example", notice.envelopeSender());
        assertEquals(List.of("create@invites.localhost"), notice.recipients());
        assertTrue(notice.verdicts().prove("ann@work.example", notice.envelopeSender()));
        assertEquals(
                "",
                notice("Return-Path: <>\r\nReturn-Path: <ann@work.example>\r\n" + MAIL)
                        .envelopeSender());
        assertEquals(
                "ann@work.example",
                notice(MAIL.substring(MAIL.indexOf("Delivered-To"))).envelopeSender());
    }

    @Test
    void anIdDependsOnAccountFolderAndBothNumbers() {
        var ids = new MailboxIds(settings());
        var other = new MailboxIds(Account.settings(993, Map.of("cis.mailbox.imap.folder", "Other")));
        assertEquals(ids.of(1, 2), new MailboxIds(settings()).of(1, 2));
        assertEquals(
                4,
                List.of(ids.of(1, 2), ids.of(2, 1), ids.of(12, 0), other.of(1, 2)).stream()
                        .distinct()
                        .count());
        assertTrue(ids.of(1, 2).matches("[a-z0-9-]{36}"), "it is part of a key");
    }

    @Test
    void noMailComesLaterThanNow() throws Exception {
        var past = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (var account = new Account("imap")) {
            account.arrive(MAIL);
            var reader = new MailboxReader(account.settings(), new MailboxIds(account.settings()), past);
            try (var store = Accounts.imap(account.settings()).getStore("imap")) {
                var notice = reader.take(account.inbox(store).getMessage(1)).notice();
                assertEquals(past.instant(), notice.received());
            }
        }
    }

    private static MailNotice notice(String mail) throws Exception {
        var reader = new MailboxReader(settings(), new MailboxIds(settings()));
        return reader.notice("id", mail.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }

    private static MailboxReader limited(Account account, int bytes) {
        var settings = Account.settings(account.port(), Map.of("cis.mail.limit", String.valueOf(bytes)));
        return new MailboxReader(settings, new MailboxIds(settings));
    }

    private static Settings settings() {
        return Account.settings(993, Map.of());
    }
}
