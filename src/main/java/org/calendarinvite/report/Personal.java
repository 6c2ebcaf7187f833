package org.calendarinvite.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.decision.Wish;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Attendee.Apart;
import org.calendarinvite.invite.Delivery;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;
import org.calendarinvite.invite.Suppression;
import org.calendarinvite.invite.Timeline;

/** All that one invitation holds about its guest, for the guest himself (GDPR, article 15). */
public final class Personal {

    private Personal() {}

    public static Map<String, Object> of(Invitation invitation, List<Timeline> story) {
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
                        .filter(report -> report.state() != Delivery.State.NONE)
                        .map(report -> Map.of(
                                "state", report.state().word(),
                                "at", report.at().toString(),
                                "reason", report.reason()))
                        .toList());
        view.put(
                "timeline",
                story.stream()
                        .flatMap(one -> one.happenings().stream())
                        .map(Personal::happening)
                        .toList());
        return view;
    }

    private static Map<String, Object> happening(Timeline.Happening one) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("what", one.what());
        view.put("at", one.at().toString());
        view.putAll(one.facts());
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

    /** A mail that he sent, or that says who he is. */
    public static Map<String, Object> mail(Story story) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("received", story.received().toString());
        view.put("sender", story.sender());
        view.put("subject", story.subject());
        view.put("outcome", word(story.outcome()));
        view.put("reason", story.reason());
        view.put("uid", story.uid());
        return view;
    }

    /** One that was not applied. */
    public static Map<String, Object> held(Refusal refusal) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", refusal.at().toString());
        view.put("sender", refusal.sender());
        view.put("subject", refusal.subject());
        view.put("outcome", word(refusal.outcome()));
        view.put("reason", refusal.reason());
        var wish = refusal.question().flatMap(Question::wish);
        view.put("person", wish.map(one -> one.person().email()).orElse(""));
        view.put("name", wish.map(one -> one.person().name()).orElse(""));
        view.put("comment", wish.map(Wish::comment).orElse(""));
        return view;
    }

    /** A row of a list that was not followed. */
    public static Map<String, Object> row(Rejection row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("list", row.job());
        view.put("row", row.row());
        view.put("email", row.email());
        view.put("name", row.name());
        view.put("reason", row.reason());
        return view;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
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
