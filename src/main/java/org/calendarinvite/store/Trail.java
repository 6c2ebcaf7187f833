package org.calendarinvite.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Place;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.decision.Term;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.store.Records.Row;

/** What became of every mail, of those that are held, and of each attendee. */
public final class Trail {

    /** Mails that are looked at for one trace, and in one call. */
    private static final int MOST_SOUGHT = 10_000;

    private static final int SOUGHT = 500;

    private final Records records;
    private final Shelves shelves;

    Trail(Records records, Shelves shelves) {
        this.records = records;
        this.shelves = shelves;
    }

    /** @param name as {@link Story#name} says it */
    public Optional<Story> story(String tenant, String name) {
        return Story.at(tenant, name).flatMap(place -> shelves.one(place, Story.class));
    }

    /** What became of mails, newest first. */
    public Page<Story> stories(String tenant, String after, int limit) {
        var found = Story.shelves(tenant).stream()
                .flatMap(shelf -> records.list(shelf, "", after, limit + 1, Records.Order.BACKWARD).stream())
                .sorted(Comparator.comparing(Row::name).reversed())
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, Row::name).map(row -> Rows.read(row.body(), Story.class));
    }

    /** Those of one of {@link Story#shelves}, newest first. */
    Page<Story> storiesOn(String shelf, String after, int limit) {
        return shelves.page(shelf, "", after, limit, Records.Order.BACKWARD, Story.class);
    }

    /** Those of one trace, of the newest {@value #MOST_SOUGHT} on its shelf. */
    public List<Story> stories(String tenant, String trace) {
        String after = "";
        for (int seen = 0; seen < MOST_SOUGHT; seen += SOUGHT) {
            var page = storiesOn(Story.shelf(tenant, trace), after, SOUGHT);
            var found = page.items().stream()
                    .filter(story -> story.trace().equals(trace))
                    .toList();
            // The mailboxes of one mail have one time.
            if (!found.isEmpty() || page.next().isEmpty()) return found;
            after = page.next();
        }
        return List.of();
    }

    /** @param name as {@link Refusal#name} gives it */
    public Optional<Refusal> quarantined(String name) {
        return shelves.one(Refusal.at(name), Refusal.class);
    }

    /** Newest first. */
    public Page<Refusal> quarantined(String tenant, String after, int limit) {
        return shelves.page(Refusal.shelf(tenant), "", after, limit, Records.Order.BACKWARD, Refusal.class);
    }

    /**
     * Keeps what somebody said of a held message, once.
     *
     * @return what stands: this, or what was said before
     */
    public Consent consent(String refusal, Consent said, Instant now) {
        var until = Optional.of(Term.HELD.from(now));
        return Consent.valueOf(records.putIfAbsent(answer(refusal), said.name(), until));
    }

    /** What was said of a held message so far. */
    public Consent said(String refusal) {
        return records.read(answer(refusal)).map(Consent::valueOf).orElse(Consent.NONE);
    }

    static Place answer(String refusal) {
        return new Place("consent#" + refusal, "consent");
    }

    /** What changed an attendee, oldest first. */
    public Page<Timeline> timeline(String uid, String attendee, String after, int limit) {
        return shelves.page(Timeline.shelf(uid, attendee), "", after, limit, Records.Order.FORWARD, Timeline.class);
    }

    /**
     * A part of the mails to one attendee, those that are under way too.
     *
     * @param attendee his {@code id}
     */
    public Page<SentMail> mails(String uid, String attendee, String after, int limit) {
        return Page.of(records.mails(uid + "/" + attendee, after, limit + 1), limit, SentMail::name);
    }
}
