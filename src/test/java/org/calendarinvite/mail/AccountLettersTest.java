package org.calendarinvite.mail;

import static org.calendarinvite.Given.ANN;
import static org.calendarinvite.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.Given;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.event.Event;
import org.calendarinvite.organizer.Account;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Enrolment;
import org.calendarinvite.organizer.Grant;
import org.calendarinvite.organizer.Plan;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.organizer.Standing;
import org.calendarinvite.organizer.Terms;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountLettersTest {

    private static final Path EXPECTED = Path.of("src/test/resources/expected/mails");
    private static final Terms TERMS = new Terms(
            Enrolment.OPEN,
            "",
            "https://shop.example/plans",
            new Plan(Plan.FREE, 5, 2500),
            Map.of("choir", new Plan("choir", 50, 10_000)));

    @TempDir
    Path data;

    private AccountLetters letters;
    private OrganizerLetters organizers;

    private String language;

    @BeforeEach
    void english() {
        write("en");
    }

    private void write(String standard) {
        language = standard;
        var settings = Worlds.in(data, Map.of("cis.mail.language", standard));
        var templates = new Templates(OwnFiles.NONE);
        var looks = new Looks(new Catalogues(OwnFiles.NONE, settings), Brand::none);
        var links = new SignedLinks("0123456789abcdef0123456789abcdef");
        letters = new AccountLetters(templates, looks, new LetterWriter(settings), settings);
        organizers = new OrganizerLetters(
                templates, looks, new LetterWriter(settings), links, new QuestionLinks(links), settings);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aSubscriptionIsWelcomedWithWhatItIsAndWhatToDo(String in) throws Exception {
        write(in);
        assertAsExpected("successful-enrolment", letters.write(news(Notice.Type.SUBSCRIBED, account(false), "1001")));
        assertAsExpected(
                "successful-enrolment-suspended", letters.write(news(Notice.Type.SUBSCRIBED, account(true), "1001")));
    }

    @Test
    void eachOrderIsOneMail() throws Exception {
        var first = letters.write(news(Notice.Type.SUBSCRIBED, account(false), "1001"));
        assertEquals(
                first.mailId(),
                letters.write(news(Notice.Type.SUBSCRIBED, account(false), "1001"))
                        .mailId());
        assertNotEquals(
                first.mailId(),
                letters.write(news(Notice.Type.SUBSCRIBED, account(false), "1002"))
                        .mailId());
    }

    @Test
    void noClaimNamesTheOrganizer() throws Exception {
        for (var type : List.of(Notice.Type.SUBSCRIBED, Notice.Type.ENROLMENT_ASKED, Notice.Type.ENROLMENT_REFUSED)) {
            var mail = letters.write(news(type, account(false), "1001"));
            assertFalse(mail.mailId().contains("@"), mail.mailId());
        }
        assertFalse(paused("uid", "2026-12-01T10:00:00Z").mailId().contains("@"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoWaitsOrIsNotWantedIsToldSo(String in) throws Exception {
        write(in);
        assertAsExpected("enrolment-asked", letters.write(news(Notice.Type.ENROLMENT_ASKED, account(false), "")));
        assertAsExpected("enrolment-refused", letters.write(news(Notice.Type.ENROLMENT_REFUSED, account(false), "")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLimitOfInvitesIsToldOncePerEventAndLimit(String in) throws Exception {
        write(in);
        var event = Optional.of(Given.event(Given.once()));
        var first = full(event, 5);
        assertAsExpected("invite-limit", first);
        assertEquals(first.mailId(), full(event, 4).mailId());
        assertEquals("uid/organizer/FULL/10000", first.mailId());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aPauseIsToldOnceWhicheverEventItIsMetAt(String in) throws Exception {
        write(in);
        var first = paused("uid", "2026-12-01T10:00:00Z");
        assertAsExpected("invite-pause", first);
        assertEquals(first.mailId(), paused("other", "2026-12-01T10:00:00Z").mailId());
        assertNotEquals(first.mailId(), paused("uid", "2026-12-01T11:00:00Z").mailId());
    }

    private PreparedMail paused(String uid, String until) {
        var notice = new Notice(Notice.Type.INVITES_PAUSED, uid, ANN, until, 0, "tr");
        var event = Optional.of(Given.event(Given.once()));
        return letters.write(new AccountNews(notice, new Standing(account(false), TERMS, 0, NOW), event));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLimitOfEventsHasAMailOfItsOwn(String in) throws Exception {
        write(in);
        assertAsExpected("event-limit", organizers.failed(refusal(Outcome.LIMITED, Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theOperatorIsAskedAboutANewOrganizer(String in) throws Exception {
        write(in);
        var refusal = refusal(Outcome.HELD, Optional.of(Question.enrol("op@example.org")));
        var asked = new Asked(refusal.name(), refusal, Optional.empty(), "");
        assertAsExpected("question-enrol", organizers.question(asked));
    }

    static List<String> languages() {
        return Catalogues.BUILT_IN;
    }

    private PreparedMail full(Optional<Event> event, int events) {
        var notice = new Notice(Notice.Type.INVITES_FULL, "uid", ANN, "", 0, "tr" + events);
        return letters.write(new AccountNews(notice, new Standing(account(false), TERMS, events, NOW), event));
    }

    private static AccountNews news(Notice.Type type, Account account, String order) {
        return new AccountNews(
                new Notice(type, "default", ANN, order, 0, "tr"),
                new Standing(account, TERMS, 0, NOW),
                Optional.empty());
    }

    private static Account account(boolean suspended) {
        var grant = new Grant("1001", "1", "choir", 30, NOW);
        return new Account("default", ANN, Account.State.ACTIVE, suspended, "", "", List.of(grant), 0, NOW, 1);
    }

    private static Refusal refusal(Outcome outcome, Optional<Question> question) {
        return new Refusal(
                "id",
                NOW,
                "mail/id",
                "{}",
                "eve@x.org",
                "create@invites.localhost",
                "Lunch <script>",
                outcome,
                "You have reached the limit of 5 events. Cancel one that you no longer need, or ask the operator of this"
                        + " server for more, and send this one again.",
                true,
                question,
                "tr",
                "default");
    }

    private void assertAsExpected(String name, PreparedMail mail) throws MessagingException, IOException {
        assertSame(name + ".html", text(mail, "text/html").replaceAll("/ask/[^\"\\s]+", "/ask/SIGNED"));
        var text = text(mail, "text/plain").replaceAll("/ask/\\S+", "/ask/SIGNED");
        assertSame(name + ".txt", "Subject: " + mail.getSubject() + "\n\n" + text);
    }

    private void assertSame(String name, String written) throws IOException {
        var file = EXPECTED.resolve(language).resolve(name);
        if (Boolean.getBoolean("update")) Files.writeString(file, written);
        assertEquals(Files.readString(file), written, file + " differs; -Dupdate=true writes it again");
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type))
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i), type);
                if (!found.isEmpty()) return found;
            }
        }
        return "";
    }
}
