package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.AskCase;
import org.calendarinvite.invite.PageAsk;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.words.Repeats;
import org.calendarinvite.words.Spoken;

/** Asks the owner of an address whether it was he who asked for an invite on the page of an event. */
@ApplicationScoped
@Named("pageLetters")
public class PageLetters {

    private final Templates templates;
    private final Looks looks;
    private final LetterWriter writer;
    private final PageLinks links;
    private final Settings settings;

    @Inject
    public PageLetters(Templates templates, Looks looks, LetterWriter writer, PageLinks links, Settings settings) {
        this.templates = templates;
        this.looks = looks;
        this.writer = writer;
        this.links = links;
        this.settings = settings;
    }

    public PreparedMail write(AskCase asked) {
        var event = asked.event().orElseThrow();
        var look = looks.visitor(event, asked.ask().language());
        return writer.write(letter(asked.ask(), event, look), links.tag(asked.ask(), event));
    }

    Letter letter(PageAsk ask, Event event, Look look) {
        var until = ask.asked().plus(settings.page().confirm());
        Map<String, Object> data = new HashMap<>();
        data.put("event", event.details());
        data.put("when", new Spoken(look.words()).time(event.details()));
        data.put("repeats", Repeats.of(event.series(), look.words()));
        data.put("instead", "");
        data.put("exceptions", List.of());
        data.put("confirm", settings.url() + "/e/" + event.uid() + "/confirm/" + links.sign(ask, until));
        data.put("until", new Spoken(look.words()).moment(until));
        var summary = event.details().summary();
        return new Letter(
                "page/" + ask.id(),
                OrganizerLetters.US,
                "",
                ask.email(),
                "",
                look.words().say("subject-page-confirm", "summary", summary),
                templates.render("mail/page-confirm.txt", look, data),
                templates.render("mail/page-confirm.html", look, data),
                Optional.empty(),
                ask.trace());
    }
}
