package org.calendarinvite.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.ical.CalendarWriter;
import org.calendarinvite.ical.Recurrences;
import org.calendarinvite.invite.Due;
import org.calendarinvite.mail.InviteLetters;
import org.calendarinvite.mail.LetterWriter;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.PreparedMail;
import org.calendarinvite.mail.Templates;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.store.Staging;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.OwnFiles;

/** From notices to the letters that attendees get, each claimed and marked as it would be sent. */
final class Outbox {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Templates TEMPLATES = new Templates(OwnFiles.NONE);
    private static final Looks LOOKS = new Looks(new Catalogues(OwnFiles.NONE, Pipeline.SETTINGS), Brand::none);

    /** A letter and what it is about. */
    record Sent(Due due, PreparedMail mail) {}

    private final Pipeline pipeline;
    private final Staging staging;
    private final InviteLetters letters;

    Outbox(Pipeline pipeline) {
        var settings = Pipeline.SETTINGS;
        this.pipeline = pipeline;
        this.staging = new Staging(pipeline.store(), new Recurrences());
        this.letters = new InviteLetters(
                new CalendarWriter(), new Recurrences(), TEMPLATES, LOOKS, new LetterWriter(settings), settings);
    }

    List<Sent> letters(List<Notice> notices) {
        List<Sent> all = new ArrayList<>();
        notices.forEach(notice -> tell(notice, all));
        return all;
    }

    private void tell(Notice notice, List<Sent> all) {
        switch (notice.type()) {
            case EVENT_UPDATED -> each(staging.updates(notice), all);
            case EVENT_CANCELLED -> each(staging.cancellations(notice), all);
            case SERIES_CONTINUED, SERIES_MOVED ->
                staging.continuations(notice)
                        .forEachRemaining(page -> page.forEach(
                                one -> pipeline.invite(one).notices().forEach(due -> write(due, all))));
            case INVITE_DUE, FOLLOW_DUE, DATE_ENDED_DUE, UPDATE_DUE, CANCELLATION_DUE, REFRESH_DUE, UNINVITE_DUE ->
                write(notice, all);
            case EVENT_CREATED, ANSWER_RECORDED, DELIVERY_RECORDED, REPORT_ASKED, DECLINECOUNTER_DUE -> {}
            case SUBSCRIBED, ENROLMENT_ASKED, ENROLMENT_REFUSED, INVITES_FULL, INVITES_PAUSED -> {}
        }
    }

    private void each(Iterator<List<Notice>> pages, List<Sent> all) {
        pages.forEachRemaining(page -> page.forEach(due -> write(due, all)));
    }

    private void write(Notice notice, List<Sent> all) {
        var due = pipeline.cases.due(notice);
        if (due == null || !pipeline.store().claim(due.mailId(), LEASE, Pipeline.RECEIVED)) return;
        all.add(new Sent(due, letters.write(due)));
        pipeline.store().sent(due.mailId(), "ses", 0, Pipeline.RECEIVED);
    }
}
