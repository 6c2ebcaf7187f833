package org.calendarinvite.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.decision.Place;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Timeline;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Page;
import org.calendarinvite.store.SentMail;
import org.calendarinvite.store.View;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.caller.Callers;

/** {@code /api/event/{uid}/attendees/{id}/timeline}: what changed an attendee and what was mailed to him, in the order of time. */
@ApplicationScoped
@Named("timelineApi")
public class TimelineApi {

    private static final int PAGE = 500;

    private static final String SEQUENCE = "sequence";

    /** @param place in the order of time, of one width as far as the time goes */
    private record Item(String place, Map<String, Object> view) {}

    private final Callers callers;
    private final Cursor cursor;

    @Inject
    public TimelineApi(Callers callers, Cursor cursor) {
        this.callers = callers;
        this.cursor = cursor;
    }

    public Map<String, Object> view(
            @Header("uid") String uid,
            @Header("id") String id,
            @Header("next") String next,
            @Header("limit") String limit,
            Exchange exchange) {
        var items = items(callers.view(exchange), callers.event(exchange, uid), id);
        if (items.isEmpty()) throw new Problem(404, "Event " + uid + " has no attendee " + id + ".");
        var after = cursor.open(next);
        int size = Cursor.pageSize(limit);
        var rest = items.stream()
                .filter(one -> one.place().compareTo(after) > 0)
                .sorted(Comparator.comparing(Item::place))
                .limit(size + 1L)
                .toList();
        var page = Page.of(rest, size, Item::place);
        return Views.list(page.items().stream().map(Item::view).toList(), cursor.seal(page.next()));
    }

    /** An attendee's story is short: he gets some mails, and answers some. */
    private List<Item> items(View view, Event event, String id) {
        List<Item> all = new ArrayList<>();
        each(after -> view.timeline(event, id, after, PAGE))
                .flatMap(TimelineApi::happenings)
                .forEach(all::add);
        each(after -> view.mails(event, id, after, PAGE))
                .flatMap(TimelineApi::mail)
                .forEach(all::add);
        return all;
    }

    private static <T> Stream<T> each(Function<String, Page<T>> pages) {
        return Stream.iterate(
                        pages.apply(""),
                        page -> page != null,
                        page -> page.next().isEmpty() ? null : pages.apply(page.next()))
                .flatMap(page -> page.items().stream());
    }

    private static Stream<Item> happenings(Timeline change) {
        return IntStream.range(0, change.happenings().size()).mapToObj(i -> {
            var one = change.happenings().get(i);
            Map<String, Object> view = view(one.what(), one.at().toString());
            one.facts()
                    .forEach(
                            (name, fact) -> view.put(name, name.equals(SEQUENCE) ? (Object) Long.valueOf(fact) : fact));
            return new Item(Place.moment(one.at()) + "#" + change.number() + "#" + i, view);
        });
    }

    private static Stream<Item> mail(SentMail mail) {
        return mail.sent().stream().map(at -> {
            Map<String, Object> view = view("sent", at.toString());
            view.put("mail", mail.kind());
            if (!mail.date().isEmpty()) view.put("date", mail.date());
            if (mail.sequence() >= 0) view.put(SEQUENCE, mail.sequence());
            view.put("ses_id", mail.service());
            return new Item(Place.moment(at) + "#mail/" + mail.name(), view);
        });
    }

    private static Map<String, Object> view(String what, String at) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("what", what);
        view.put("at", at);
        return view;
    }
}
