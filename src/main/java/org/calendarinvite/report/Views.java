package org.calendarinvite.report;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Client;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;

/** What the API shows, under the field names of the API. */
public final class Views {

    public static final String GONE = "uninvited";

    private Views() {}

    /** With the address of its public page, as whoever asks for it alone, or is told of it, sees it. */
    public static Map<String, Object> event(Event event, URI root) {
        var view = event(event);
        view.put("page", root + "/e/" + event.uid());
        return view;
    }

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
        view.put(
                "instances",
                event.series().instances().stream().map(Views::changed).toList());
        view.put("strangers", event.strangers().name().toLowerCase(Locale.ROOT));
        view.put("continues", event.continues());
        view.put("organizer", event.host());
        view.put("mailto", event.organizer());
        view.put("created", event.created().toString());
        view.put("last_modified", event.modified().toString());
        view.put("prodid", event.prodid());
        return view;
    }

    private static Map<String, Object> changed(Instance instance) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("date", instance.key());
        view.put("status", instance.cancelled() ? "cancelled" : "confirmed");
        instance.details().ifPresent(details -> {
            view.put("summary", details.summary());
            view.put("dtstart", details.start().iso());
            view.put("dtend", details.end().iso());
        });
        return view;
    }

    /** Without anything that names the person. */
    public static Map<String, Object> sanitised(Invitation invitation) {
        var attendee = invitation.attendee();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", attendee.id());
        view.put("attendee", Mask.address(attendee.email()));
        view.put("name", Mask.name(attendee.name()));
        view.put("status", status(invitation));
        view.put("older_answer", older(invitation));
        view.put("dates", attendee.dates());
        view.put(
                "answers",
                attendee.apart().stream()
                        .map(one -> Map.of(
                                "date",
                                one.date(),
                                "status",
                                invitation.statusOn(one.date()).word()))
                        .toList());
        view.put("origin", attendee.origin());
        view.put("prodid", invitation.answer().prodid());
        view.put("client", client(invitation.answer()));
        if (!invitation.answer().equals(Answered.NONE))
            view.put("belief", invitation.answer().belief().word());
        var delivery = attendee.delivery().stands();
        view.put("delivery", delivery.state().word());
        view.put("delivery_reason", Mask.mailbox(delivery.reason(), attendee.email()));
        return view;
    }

    /** By the name under which statistics count it; empty where nobody answered. */
    private static String client(Answered answer) {
        return answer.status() == PartStat.NOACTION ? "" : Client.of(answer.prodid());
    }

    /** The same with the person. */
    public static Map<String, Object> named(Invitation invitation) {
        var view = sanitised(invitation);
        view.put("attendee", invitation.attendee().email());
        view.put("name", invitation.attendee().name());
        return view;
    }

    /** His answer, or that he was taken off the list. */
    public static String status(Invitation invitation) {
        return invitation.attendee().gone() ? GONE : invitation.status().word();
    }

    /** What he answered to a version that no longer holds; empty when his answer counts. */
    private static String older(Invitation invitation) {
        var former = invitation.formerStatus();
        return former == PartStat.NOACTION ? "" : former.word();
    }

    public static Map<String, Object> list(List<?> items, String next) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("items", items);
        view.put("next", next);
        return view;
    }
}
