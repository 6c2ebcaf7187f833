package org.calendarinvite.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;
import org.calendarinvite.mail.Asked;
import org.calendarinvite.mail.Look;
import org.calendarinvite.mail.Looks;
import org.calendarinvite.mail.MailNotice;
import org.calendarinvite.mail.QuestionLinks;
import org.calendarinvite.mail.QuestionWords;
import org.calendarinvite.organizer.AccountChange;
import org.calendarinvite.store.Questions;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;

/** Questions as somebody's browser meets them: a link shows, only a button answers. */
@ApplicationScoped
@Named("questionPages")
public class QuestionPages {

    private static final String NOT_OURS =
            "This link is not complete, or it was changed on its way. Open it from the mail again, all of it.";
    private static final String OVER = "This link can no longer be used, and nothing was changed. If it still matters, "
            + "have the event saved, or the answer sent, once more; then a new mail comes.";

    private final Store store;
    private final Questions questions;
    private final QuestionLinks links;
    private final Looks looks;
    private final ObjectMapper json;

    @Inject
    public QuestionPages(Store store, Questions questions, QuestionLinks links, Looks looks, ObjectMapper json) {
        this.store = store;
        this.questions = questions;
        this.links = links;
        this.looks = looks;
        this.json = json;
    }

    public WebPage show(@Header("token") String token, @Header("Accept-Language") String accepted) {
        var asked = find(token);
        var said = store.trail().said(asked.place());
        if (said != Consent.NONE) return thanks(new Consented(asked, said, accepted));
        var question = standing(asked);
        var look = look(asked, accepted);
        return new WebPage(200, QuestionWords.template(question), look, new QuestionWords(look.words()).of(asked));
    }

    /** First kept, then acted on: whoever presses again mends a crash in between. */
    public Consented answer(
            @Header("token") String token,
            @Header("choice") String choice,
            @Header("Accept-Language") String accepted) {
        var asked = find(token);
        var chosen = chosen(choice);
        // What was said before is not unsaid by what came of it.
        if (store.trail().said(asked.place()) == Consent.NONE) standing(asked);
        var stands =
                store.trail().consent(asked.place(), chosen, Clock.systemUTC().instant());
        if (stands != chosen) {
            throw new Problem(
                    409,
                    "This was answered before, and that stands: " + label(asked, stands, looks.browser(accepted))
                            + ". Nothing was changed.");
        }
        return new Consented(asked, stands, accepted);
    }

    /** What the operator said becomes of the account. */
    public AccountChange enrolling(@Body Consented consented) {
        var asked = consented.asked();
        boolean yes = consented.said() == Consent.GRANTED;
        return AccountChange.enrolled(
                asked.refusal().tenant(), asked.refusal().sender(), asked.place(), yes, asked.trace());
    }

    public MailNotice again(@Body Consented consented) throws JsonProcessingException {
        var refusal = consented.asked().refusal();
        return json.readValue(refusal.notice(), MailNotice.class)
                .with(consented.said(), refusal.mailbox(), refusal.keptAt());
    }

    public WebPage thanks(@Body Consented consented) {
        var asked = consented.asked();
        Map<String, Object> data = new HashMap<>();
        boolean yes = consented.said() == Consent.GRANTED;
        var look = look(asked, consented.language());
        var reason = yes && asked.question().isEmpty() ? asked.refusal().reason() : "";
        data.put("said", label(asked, consented.said(), look));
        data.put("reason", look.words().reason(reason));
        data.put("goes", consented.goesOn() || consented.enrols());
        data.put("choice", yes ? "yes" : "no");
        return new WebPage(200, "answered", look, data);
    }

    private Asked find(String token) {
        var place = links.place(token).orElseThrow(() -> new Problem(404, NOT_OURS));
        if (!links.live(token, Clock.systemUTC().instant())) throw new Problem(410, OVER);
        return questions.at(place).orElseThrow(() -> new Problem(410, OVER));
    }

    private static Consent chosen(String choice) {
        return switch (choice == null ? "" : choice) {
            case "yes" -> Consent.GRANTED;
            case "no" -> Consent.DENIED;
            default -> throw new Problem(400, "Press one of the two buttons.");
        };
    }

    private static String label(Asked asked, Consent said, Look look) {
        boolean yes = said == Consent.GRANTED;
        if (asked.question().isEmpty()) return look.words().say(yes ? "answered-yes" : "answered-no");
        return new QuestionWords(look.words()).button(asked.question().get(), yes);
    }

    /** As in the mail with the link, else what the browser asks for. */
    private Look look(Asked asked, String accepted) {
        var wrote = asked.event().map(Event::language).orElse("");
        var decider =
                asked.question().map(Question::decider).or(() -> asked.event().map(Event::organizer));
        return looks.writer(asked.refusal().tenant(), decider.orElse(""), wrote, accepted);
    }

    /** A question whose answer would change nothing any more is not put. */
    private static Question standing(Asked asked) {
        return asked.question()
                .filter(question -> asked.stands())
                .orElseThrow(() ->
                        new Problem(410, "There is nothing to say any more, and nothing was changed. " + asked.moot()));
    }
}
