package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.PartStat;

/** What the API shows, under the field names of the API. */
public final class Views {

    private Views() {}

    public static Map<String, Object> event(Event event) {
        var details = event.details();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uid", event.uid());
        view.put("status", event.status().name().toLowerCase(Locale.ROOT));
        view.put("sequence", event.sequence());
        view.put("summary", details.summary());
        view.put("description", details.description());
        view.put("location", details.location());
        view.put("dtstart", details.start().iso());
        view.put("dtend", details.end().iso());
        view.put("timezone", details.start().isUtc() ? "UTC" : details.start().zone());
        view.put("rrule", details.rrule());
        view.put("organizer", event.host());
        view.put("mailto", event.organizer());
        view.put("created", event.created().toString());
        view.put("last_modified", event.modified().toString());
        view.put("prodid", event.prodid());
        return view;
    }

    /** Without anything that names the person. */
    public static Map<String, Object> sanitised(Attendee attendee) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("attendee", Mask.address(attendee.email()));
        view.put("name", Mask.name(attendee.name()));
        view.put("status", attendee.answer().status().word());
        view.put("origin", attendee.origin());
        view.put("prodid", attendee.answer().prodid());
        view.put("belief", attendee.answer().belief().name().toLowerCase(Locale.ROOT));
        return view;
    }

    public static Map<String, Object> list(List<?> items, String next) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("items", items);
        view.put("next", next);
        return view;
    }

    /** The numbers of one event, from the counters as the store sums them. */
    public static Map<String, Object> statistics(Map<String, Long> counters) {
        long attendees = counters.getOrDefault("attendees", 0L);
        Map<String, Object> rsvp = new LinkedHashMap<>();
        long answered = 0;
        for (var status : List.of(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.TENTATIVE)) {
            long count = counters.getOrDefault("rsvp." + status.word(), 0L);
            rsvp.put(status.word(), count);
            answered += count;
        }
        rsvp.put(PartStat.NOACTION.word(), attendees - answered);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("attendees", attendees);
        view.put("origin", group(counters, "origin."));
        view.put("prodid", group(counters, "prodid."));
        view.put("rsvp", rsvp);
        return view;
    }

    private static Map<String, Long> group(Map<String, Long> counters, String prefix) {
        Map<String, Long> group = new TreeMap<>();
        counters.forEach((name, count) -> {
            if (name.startsWith(prefix) && count != 0) group.put(name.substring(prefix.length()), count);
        });
        return group;
    }
}
