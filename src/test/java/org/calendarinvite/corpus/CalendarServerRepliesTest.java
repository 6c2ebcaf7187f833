package org.calendarinvite.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.calendarinvite.corpus.Pipeline.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that calendarserver got at its token addresses, sent to one of ours. */
class CalendarServerRepliesTest {

    private static final String GOOD = "good_reply.eml";

    @TempDir
    Path data;

    private Pipeline pipeline;

    @BeforeEach
    void invite() throws IOException {
        Corpus.folder();
        pipeline = Pipeline.in(data);
        var calendar = pipeline.read(mail(GOOD), Prepared.MAILBOX).calendar().orElseThrow();
        Prepared.answered(new Ics(calendar.body()), pipeline.calendars).keepIn(pipeline);
    }

    @AfterEach
    void close() {
        if (pipeline != null) pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "good_reply_future.eml"})
    void aGoodReplyCountsWhateverDateItsMailHas(String file) throws IOException {
        assertEquals("applied", sent(file).outcome());
        assertEquals("ACCEPTED", Prepared.answer(pipeline));
    }

    @Test
    void theSameReplyTwiceCountsOnce() throws IOException {
        var first = sent(GOOD);
        assertEquals(first.notices(), sent(GOOD).notices());
        assertEquals(
                1L, pipeline.store().statistics(first.notices().get(0).uid()).get("rsvp.0.accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply_missing_attendee.eml", "reply_missing_organizer.eml"})
    void aReplyThatNamesNoAttendeeDoesNotCount(String file) throws IOException {
        var result = sent(file);
        assertEquals("refused", result.outcome());
        assertTrue(result.reason().contains("not counted"), result.reason());
        assertTrue(result.refusal().orElseThrow().tell(), "the sender is told");
        assertEquals("NOACTION", Prepared.answer(pipeline));
    }

    @Test
    void aReplyWithoutItsCalendarIsNotUnderstood() throws IOException {
        var result = sent("reply_missing_attachment.eml");
        assertEquals("quarantined", result.outcome());
        assertTrue(result.reason().startsWith("There is no answer"), result.reason());
        assertEquals("NOACTION", Prepared.answer(pipeline));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsn_failure_no_ics.eml", "dsn_failure_no_original.eml", "dsn_failure_with_ics.eml"})
    void aDeliveryReportIsNoAnswerAndIsNeverAnswered(String file) throws IOException {
        var result = sent(file);
        assertEquals("recorded", result.outcome(), "none of them is about an invitation of ours");
        assertTrue(result.refusal().isEmpty());
        assertEquals("NOACTION", Prepared.answer(pipeline));
    }

    private Result sent(String file) throws IOException {
        return pipeline.send(mail(file), Prepared.MAILBOX);
    }

    private static Mail mail(String file) throws IOException {
        return Mail.of(Files.readAllBytes(
                Corpus.folder().resolve("apple__ccs-calendarserver").resolve(file)));
    }
}
