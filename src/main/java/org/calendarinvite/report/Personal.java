package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee.Apart;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Suppression;

/** All that one invitation holds about its guest, for the guest himself (GDPR, article 15). */
public final class Personal {

    private Personal() {}

    public static Map<String, Object> of(Invitation invitation) {
        var attendee = invitation.attendee();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uid", attendee.uid());
        view.put("summary", invitation.event().details().summary());
        view.put("organizer", invitation.event().organizer());
        view.put("email", attendee.email());
        view.put("name", attendee.name());
        view.put("origin", attendee.origin());
        view.put("invited", attendee.invited().toString());
        view.put("uninvited", attendee.gone());
        view.put("delegated_from", attendee.delegatedFrom());
        view.put("dates", attendee.dates());
        view.put("answer", answer(attendee.answer()));
        view.put("answers", attendee.apart().stream().map(Personal::apart).toList());
        view.put(
                "delivery",
                List.of(
                                attendee.delivery().end(),
                                attendee.delivery().delay(),
                                attendee.delivery().withheld())
                        .stream()
                        .map(report -> Map.of(
                                "state", report.state().word(),
                                "at", report.at().toString(),
                                "reason", report.reason()))
                        .toList());
        return view;
    }

    /** Why nothing is mailed to him any more, by whom. */
    public static List<Map<String, Object>> suppressed(Suppression known) {
        return known.standing().stream()
                .map(ground -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("reason", ground.reason().word());
                    view.put("organizer", ground.organizer());
                    view.put("since", ground.since().toString());
                    return view;
                })
                .toList();
    }

    private static Map<String, Object> apart(Apart apart) {
        Map<String, Object> view = answer(apart.answer());
        view.put("date", apart.date());
        return view;
    }

    private static Map<String, Object> answer(Answered answer) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", answer.status().word());
        view.put(
                "at",
                answer.status() == PartStat.NOACTION ? null : answer.received().toString());
        view.put("prodid", answer.prodid());
        view.put("belief", answer.belief().word());
        return view;
    }
}
