package org.calendarinvite.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.calendarinvite.corpus.Judge.Verdict;
import org.calendarinvite.corpus.Outbox.Sent;
import org.calendarinvite.corpus.Pipeline.Result;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.Series;
import org.calendarinvite.ical.Recurrences;

/** What becomes of one mail of the corpus; an event that it makes is lived to its end, so that all its calendars are seen. */
final class Run {

    private static final int DATES = 2;

    private final Pipeline pipeline;
    private final Outbox outbox;
    private final Judge judge;
    private final List<String> letters = new ArrayList<>();

    private Run(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.outbox = new Outbox(pipeline);
        this.judge = new Judge(pipeline.calendars);
    }

    static Row of(Feed feed, Path folder) throws IOException {
        try (var pipeline = Pipeline.in(folder)) {
            return new Run(pipeline).row(feed);
        }
    }

    private Row row(Feed feed) throws IOException {
        if (feed.answers()) {
            Prepared.answered(feed.calendar(), pipeline.calendars).keepIn(pipeline);
            var result = twice(feed.mail(), Prepared.MAILBOX);
            return Row.of(feed.file(), feed.form(), result, Prepared.answer(pipeline), letters);
        }
        forged(feed.mail());
        var result = twice(feed.mail(), Pipeline.CREATE);
        tell(result);
        for (var notice : result.notices()) {
            if (notice.type() == Notice.Type.EVENT_CREATED) live(feed, notice.uid());
        }
        return Row.of(feed.file(), feed.form(), result, "", letters);
    }

    /** Whoever pretends to be the organizer changes nothing and causes no mail but one question to the organizer. */
    private void forged(Mail mail) throws IOException {
        var result = pipeline.send(mail, Pipeline.CREATE, Pipeline.FORGED);
        // A report of nobody's mail is noted, whoever sends it.
        if (result.outcome().equals("recorded") && result.notices().isEmpty()) return;
        assertTrue(result.refusal().isPresent(), "a forged mail was taken");
        assertFalse(result.refusal().get().tell(), "a forged sender is told");
    }

    /** Queues deliver more than once. */
    private Result twice(Mail mail, String recipient) throws IOException {
        var first = pipeline.send(mail, recipient);
        var again = pipeline.send(mail, recipient);
        assertEquals(first.outcome() + first.notices(), again.outcome() + again.notices());
        return first;
    }

    /** Somebody is invited to the whole and says yes, others to single dates; then it is renamed, and cancelled. */
    private void live(Feed feed, String uid) throws IOException {
        var audience = new Audience(pipeline, uid);
        var event = pipeline.store().event(uid).orElseThrow();
        tell(audience.invited());
        audience.saysYes();
        var dates = dates(event.series());
        for (var date : dates)
            tell(Audience.applied(pipeline.invite(uid, date.toLowerCase(Locale.ROOT) + "@example.net", List.of(date))));
        tell(sent(feed.calendar().renamed().bytes(), event));
        assertEquals("ACCEPTED", audience.answer(), "a new name asks for no new answer");
        tell(sent(cancel(event), event));
    }

    /** Some that differ, else the first. */
    private static List<String> dates(Series series) {
        var changed = series.instances().stream()
                .filter(one -> !one.cancelled())
                .map(Instance::key)
                .limit(DATES)
                .toList();
        var first = series.details().start().key();
        if (!changed.isEmpty()
                || !series.repeats()
                || new Recurrences().on(series, first).isEmpty()) return changed;
        return List.of(first);
    }

    private Result sent(byte[] calendar, Event event) throws IOException {
        return Audience.applied(pipeline.send(Mail.around(calendar, event.organizer()), Pipeline.CREATE));
    }

    private static byte[] cancel(Event event) {
        var uid = event.clientUid().replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
        return String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "METHOD:CANCEL",
                        "BEGIN:VEVENT",
                        "UID:" + uid,
                        "SEQUENCE:" + (event.source().sequence() + 1),
                        "DTSTAMP:20261122T110000Z",
                        "ORGANIZER:mailto:" + event.organizer(),
                        "ATTENDEE:mailto:" + Pipeline.CREATE,
                        "END:VEVENT",
                        "END:VCALENDAR",
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void tell(Result result) {
        for (var sent : outbox.letters(result.notices())) letters.add(judged(sent));
    }

    private String judged(Sent sent) {
        var verdict = judge.judge(sent);
        assertEquals(List.of(), verdict.wrong());
        assertEquals(List.of(), verdict.other());
        return said(verdict);
    }

    private static String said(Verdict verdict) {
        var parts = verdict.read().parts();
        return verdict.read().method() + " " + parts.size() + "@" + parts.get(0).sequence()
                + (verdict.wrong().isEmpty()
                        ? ""
                        : " ✗ " + verdict.wrong().get(0).split(":")[0])
                + (verdict.other().isEmpty()
                        ? ""
                        : " ≠ " + verdict.other().get(0).split(" ")[0]);
    }
}
