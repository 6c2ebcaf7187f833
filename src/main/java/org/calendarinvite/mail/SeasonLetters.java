package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.calendarinvite.event.Event;
import org.calendarinvite.schedule.Import;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.PickCase;
import org.calendarinvite.schedule.Season;
import org.calendarinvite.schedule.SeasonPage;
import org.calendarinvite.schedule.SeasonStart;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.words.Spoken;

/** What is mailed of a season: to whoever picked games whether it was he, and to its organizer what an import changed. */
@ApplicationScoped
@Named("seasonLetters")
public class SeasonLetters {

    /** Games that the mail names; of more it says how many. */
    public static final int SHOWN = 20;

    private final Templates templates;
    private final Looks looks;
    private final LetterWriter writer;
    private final PickLinks links;
    private final Settings settings;

    /** A game in a list. */
    public record Line(String summary, String when, String location) {}

    @Inject
    public SeasonLetters(Templates templates, Looks looks, LetterWriter writer, PickLinks links, Settings settings) {
        this.templates = templates;
        this.looks = looks;
        this.writer = writer;
        this.links = links;
        this.settings = settings;
    }

    public PreparedMail confirm(@Body PickCase asked) {
        var season = asked.season().orElseThrow();
        var look = look(season, asked.ask().language());
        return writer.write(confirmLetter(asked.ask(), season, asked.events(), look), links.tag(asked.ask(), season));
    }

    Letter confirmLetter(PickAsk ask, Season season, List<Event> games, Look look) {
        var until = ask.asked().plus(settings.page().confirm());
        Map<String, Object> data = new HashMap<>();
        data.put("title", season.title());
        data.put("games", lines(games, look));
        data.put("count", games.size());
        data.put("more", Math.max(0, games.size() - SHOWN));
        data.put("confirm", settings.url() + "/s/" + season.id() + "/confirm/" + links.sign(ask, season, until));
        data.put("until", new Spoken(look.words()).moment(until));
        return letter(
                "picks/" + ask.id(),
                ask.email(),
                look.words().say("subject-picks-confirm", "title", season.title(), "count", games.size()),
                "mail/picks-confirm",
                look,
                data,
                ask.trace());
    }

    /** The first of them, as a list shows them. */
    public static List<Line> lines(List<Event> games, Look look) {
        var spoken = new Spoken(look.words());
        return games.stream()
                .limit(SHOWN)
                .map(Event::details)
                .map(one -> new Line(one.summary(), spoken.moment(one.start()), one.location()))
                .toList();
    }

    public Look look(Season season, String accepted) {
        return looks.visitor(season.tenant(), season.organizer(), season.language(), accepted);
    }

    public PreparedMail imported(@Body SeasonPage page) {
        return imported(page.season().orElseThrow());
    }

    public PreparedMail held(@Body SeasonStart start) {
        return imported(start.season());
    }

    private PreparedMail imported(Season season) {
        return writer.write(
                importedLetter(season, looks.writer(season.tenant(), season.organizer(), season.language())));
    }

    Letter importedLetter(Season season, Look look) {
        var read = season.read();
        boolean done = read.state() == Import.State.DONE;
        Map<String, Object> data = new HashMap<>();
        data.put("title", season.title());
        data.put("done", done);
        data.put("reason", look.words().reason(read.reason()));
        data.put("added", read.counts().added());
        data.put("changed", read.counts().changed());
        data.put("cancelled", read.counts().cancelled());
        data.put(
                "rejected",
                read.rejected().stream().limit(SHOWN).map(one -> row(one, look)).toList());
        data.put("rejections", read.rejections());
        data.put("more", Math.max(0, read.rejections() - SHOWN));
        data.put("page", settings.url() + "/s/" + season.id());
        return letter(
                "schedule/" + read.id() + "/" + read.state(),
                season.organizer(),
                look.words().say(done ? "subject-schedule" : "subject-schedule-stopped", "title", season.title()),
                "mail/schedule-report",
                look,
                data,
                read.id());
    }

    private static String row(Import.Rejected one, Look look) {
        return look.words()
                .say("schedule-row", "row", one.row(), "reason", look.words().reason(one.reason()));
    }

    private Letter letter(
            String id, String to, String subject, String template, Look look, Map<String, Object> data, String trace) {
        return new Letter(
                id,
                OrganizerLetters.US,
                "",
                to,
                "",
                subject,
                templates.render(template + ".txt", look, data),
                templates.render(template + ".html", look, data),
                Optional.empty(),
                trace);
    }
}
