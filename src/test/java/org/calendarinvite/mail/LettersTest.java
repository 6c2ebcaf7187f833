package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Settings;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.Told;
import org.calendarinvite.event.Uninvited;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Due;
import org.calendarinvite.organizer.SignedLinks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mail that is sent, word for word: {@code mvn test -Dtest=LettersTest -Dupdate=true} writes them again. */
class LettersTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/mails");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path data;

    private InviteLetters invites;
    private OrganizerLetters organizers;

    @BeforeEach
    void write() {
        Settings settings = Worlds.in(data);
        var templates = new Templates(settings.templates());
        var writer = new LetterWriter(settings);
        invites = new InviteLetters(new CalendarWriter(), templates, writer, settings);
        var links = new SignedLinks("0123456789abcdef0123456789abcdef");
        organizers = new OrganizerLetters(templates, writer, links, settings);
    }

    @Test
    void anAttendeeIsInvitedToldOfChangesAndOfTheEnd() throws Exception {
        assertAsExpected("invite", invites.write(due(Notice.Type.INVITE_DUE, false, "Bob <b>&\u202e")));
        assertAsExpected("update", invites.write(due(Notice.Type.UPDATE_DUE, false, "Bob")));
        assertAsExpected("cancellation", invites.write(due(Notice.Type.CANCELLATION_DUE, true, "")));
    }

    @Test
    void anOrganizerIsToldOfHisEvent() throws Exception {
        assertAsExpected("event-created", organizers.created(new Told(event(false), "tr")));
    }

    @Test
    void aSenderIsToldWhatWasWrong() throws Exception {
        assertAsExpected(
                "event-failed",
                organizers.failed(new Refusal(
                        "id",
                        NOW,
                        "mail/id",
                        "{}",
                        "ann@x.org",
                        "create@invites.localhost",
                        "Lunch <script>",
                        Outcome.REFUSED,
                        "The event ends before it begins.",
                        true,
                        Optional.empty(),
                        "tr")));
    }

    @Test
    void oneAttendeesMailNamesNobodyElse() throws Exception {
        var first = invites.write(due(Notice.Type.INVITE_DUE, false, "First"));
        var second = invites.write(due(Notice.Type.INVITE_DUE, false, "Second"));
        assertTrue(text(first, "text/html").contains("First"));
        assertTrue(!text(second, "text/html").contains("First")
                && !text(second, "text/calendar").contains("First"));
    }

    private static void assertAsExpected(String name, PreparedMail mail) throws MessagingException, IOException {
        var html = text(mail, "text/html").replaceAll("link=[^\"\\s]+", "link=SIGNED");
        var text = text(mail, "text/plain").replaceAll("link=\\S+", "link=SIGNED");
        assertSame(EXPECTED.resolve(name + ".html"), html);
        assertSame(EXPECTED.resolve(name + ".txt"), "Subject: " + mail.getSubject() + "\n\n" + text);
    }

    private static void assertSame(Path file, String written) throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
        }
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i), type);
                if (!found.isEmpty()) return found;
            }
        }
        return "";
    }

    private static Due due(Notice.Type type, boolean cancelled, String name) {
        var attendee = Attendee.asked("uid", "bob@x.org", name, "t0ken", "api", List.of(), NOW);
        return new Due(new Notice(type, "uid", "bob@x.org", "", 1, "tr"), event(cancelled), attendee);
    }

    private static Event event(boolean cancelled) {
        var start = LocalDateTime.of(2027, 3, 16, 18, 30);
        var details = new Details(
                "Spring <concert> 🎻",
                "Bring a friend & something to drink.\n\nDoors open at six.",
                "",
                "Harbour Hall, Pier 4",
                When.zoned(start, "Europe/Berlin"),
                When.zoned(start.plusHours(3), "Europe/Berlin"),
                "",
                List.of(),
                List.of());
        var status = cancelled ? Event.Status.CANCELLED : Event.Status.CONFIRMED;
        return new Event(
                "uid",
                "default",
                "ada@x.org",
                "Ada Lindqvist",
                "c",
                status,
                1,
                new Series(details, false, List.of(), 1, 0),
                new Source(1, NOW),
                "",
                Uninvited.HOLD,
                "",
                NOW,
                NOW,
                2);
    }
}
