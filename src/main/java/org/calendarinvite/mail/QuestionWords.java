package org.calendarinvite.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;

/** What a question says, in its mail and on its page. Whoever may have been forged gets only what we know ourselves. */
public final class QuestionWords {

    private QuestionWords() {}

    /** The data of {@code question-<kind>} templates. */
    public static Map<String, Object> of(Asked asked) {
        var question = asked.question().orElseThrow();
        Map<String, Object> words = new HashMap<>();
        words.put("came", Spoken.moment(asked.refusal().at()));
        words.put("decider", question.decider());
        words.put("sender", asked.refusal().sender());
        words.put("subject", asked.refusal().subject());
        words.put("yes", yes(question));
        words.put("no", no(question));
        words.put("list", list(asked));
        words.put("known", asked.event().isPresent());
        words.put(
                "summary", asked.event().map(event -> event.details().summary()).orElse(""));
        words.put("when", asked.event().map(Event::details).map(Spoken::time).orElse(""));
        words.put("repeats", asked.event().map(Event::series).map(Repeats::of).orElse(""));
        question.wish()
                .ifPresent(wish -> words.putAll(WishWords.of(wish, asked.event().orElseThrow())));
        return words;
    }

    /** Names the templates of a question, for its mail and its page. */
    public static String template(Question question) {
        return "question-" + question.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The button for yes, or for no. */
    public static String button(Question question, boolean yes) {
        return yes ? yes(question) : no(question);
    }

    static String subject(Asked asked) {
        var summary = asked.event().map(event -> event.details().summary()).orElse("your event");
        return switch (asked.question().orElseThrow().kind()) {
            case CONFIRM -> "Did you send us " + (list(asked) ? "a list of people?" : "an invitation?");
            case ENROL -> "May they have events here? " + asked.refusal().sender();
            case STRANGER -> "May somebody else come? " + summary;
            case COUNTER -> "Another time? " + summary;
        };
    }

    /** The mail came to the mailbox that takes lists. */
    private static boolean list(Asked asked) {
        return asked.refusal().mailbox().startsWith("bulk@");
    }

    private static String yes(Question question) {
        return switch (question.kind()) {
            case CONFIRM -> "Yes, I sent it";
            case ENROL -> "Yes, host their events";
            case STRANGER ->
                question.wish().map(wish -> "Invite " + wish.person().email()).orElse("Yes");
            case COUNTER -> "Move the event";
        };
    }

    private static String no(Question question) {
        return switch (question.kind()) {
            case CONFIRM -> "No, ignore it";
            case ENROL -> "No, refuse them";
            case STRANGER -> "Do not invite";
            case COUNTER -> "Keep the time";
        };
    }
}
