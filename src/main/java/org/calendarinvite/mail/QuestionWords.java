package org.calendarinvite.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;

/** What a question says, in its mail and on its page: our own words and what we know ourselves, nothing that a forger wrote. */
public final class QuestionWords {

    private QuestionWords() {}

    /** The data of {@code question-<kind>} templates. */
    public static Map<String, Object> of(Asked asked) {
        var question = asked.question().orElseThrow();
        Map<String, Object> words = new HashMap<>();
        words.put("came", Spoken.moment(asked.refusal().at()));
        words.put("decider", question.decider());
        words.put("person", question.person());
        words.put("about", question.about());
        words.put("sends", !question.about().equals(question.person()));
        var times = question.about().split(" instead of ", 2);
        boolean counter = question.kind() == Question.Kind.COUNTER;
        words.put("proposed", counter ? Spoken.iso(times[0]) : "");
        words.put("instead", counter && times.length > 1 ? Spoken.moment(times[1]) : "");
        words.put("yes", yes(question));
        words.put("no", no(question.kind()));
        words.put("known", asked.event().isPresent());
        words.put(
                "summary", asked.event().map(event -> event.details().summary()).orElse(""));
        words.put("when", asked.event().map(Event::details).map(Spoken::time).orElse(""));
        words.put("repeats", asked.event().map(Event::series).map(Repeats::of).orElse(""));
        return words;
    }

    /** Names the templates of a question, for its mail and its page. */
    public static String template(Question question) {
        return "question-" + question.kind().name().toLowerCase(Locale.ROOT);
    }

    static String subject(Asked asked) {
        var summary = asked.event().map(event -> event.details().summary()).orElse("your event");
        return switch (asked.question().orElseThrow().kind()) {
            case CONFIRM -> "Did you send us an invitation?";
            case STRANGER -> "May somebody else come? " + summary;
            case COUNTER -> "Another time? " + summary;
        };
    }

    private static String yes(Question question) {
        return switch (question.kind()) {
            case CONFIRM -> "Yes, I sent it";
            case STRANGER -> "Invite " + question.person();
            case COUNTER -> "Move the event";
        };
    }

    private static String no(Question.Kind kind) {
        return switch (kind) {
            case CONFIRM -> "No, ignore it";
            case STRANGER -> "Do not invite";
            case COUNTER -> "Keep the time";
        };
    }
}
