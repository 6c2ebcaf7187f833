package org.calendarinvite.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;
import org.calendarinvite.words.Repeats;
import org.calendarinvite.words.Spoken;
import org.calendarinvite.words.Words;

/** What a question says, in its mail and on its page. Whoever may have been forged gets only what we know ourselves. */
public record QuestionWords(Words words) {

    /** The data of {@code question-<kind>} templates. */
    public Map<String, Object> of(Asked asked) {
        var question = asked.question().orElseThrow();
        var spoken = new Spoken(words);
        Map<String, Object> data = new HashMap<>();
        data.put("came", spoken.moment(asked.refusal().at()));
        data.put("decider", question.decider());
        data.put("sender", asked.refusal().sender());
        data.put("subject", asked.refusal().subject());
        data.put("list", list(asked));
        data.put("yes", button(question, true));
        data.put("no", button(question, false));
        data.put("known", asked.event().isPresent());
        data.put("summary", summary(asked));
        data.put("when", asked.event().map(Event::details).map(spoken::time).orElse(""));
        data.put(
                "repeats",
                asked.event().map(event -> Repeats.of(event.series(), words)).orElse(""));
        question.wish()
                .ifPresent(wish ->
                        data.putAll(new WishWords(words).of(wish, asked.event().orElseThrow())));
        return data;
    }

    /** Names the templates of a question, for its mail and its page. */
    public static String template(Question question) {
        return "question-" + kind(question);
    }

    /** The button for yes, or for no. */
    public String button(Question question, boolean yes) {
        var email = question.wish().map(wish -> wish.person().email()).orElse("");
        return words.say(kind(question) + (yes ? "-yes" : "-no"), "email", email);
    }

    String subject(Asked asked) {
        var kind = kind(asked.question().orElseThrow());
        return words.say(
                "subject-" + kind + (list(asked) ? "-list" : ""),
                "summary",
                summary(asked),
                "sender",
                asked.refusal().sender());
    }

    /** The mail came to the mailbox that takes lists. */
    private static boolean list(Asked asked) {
        return asked.refusal().mailbox().startsWith("bulk@");
    }

    private static String summary(Asked asked) {
        return asked.event().map(event -> event.details().summary()).orElse("");
    }

    private static String kind(Question question) {
        return question.kind().name().toLowerCase(Locale.ROOT);
    }
}
