package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.apache.camel.Body;
import org.calendarinvite.invite.AskTag;
import org.calendarinvite.invite.Asked;
import org.calendarinvite.invite.Feedback;
import org.calendarinvite.invite.FeedbackCase;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.settings.Settings;

/** Puts beside what is said of a mail whom it was for. Reads only. */
@ApplicationScoped
@Named("feedbackCases")
public class FeedbackCases {

    private final Store store;
    private final SignedLinks links;
    private final Settings settings;

    @Inject
    public FeedbackCases(Store store, SignedLinks links, Settings settings) {
        this.store = store;
        this.links = links;
        this.settings = settings;
    }

    public FeedbackCase find(@Body Feedback feedback) {
        var tag = AskTag.read(feedback.token());
        if (tag.isPresent())
            return new FeedbackCase(feedback, Optional.empty(), tag.flatMap(known -> asked(known, feedback)));
        var token = Optional.of(feedback.token()).filter(known -> !known.isEmpty());
        return new FeedbackCase(feedback, token.flatMap(known -> store.guests().recipient(settings.tenant(), known)));
    }

    private Optional<Asked> asked(AskTag tag, Feedback feedback) {
        return host(tag).flatMap(host -> tag.whose(feedback.about(), host, links)
                .map(email -> new Asked(
                        host.tenant(), host.organizer(), email, store.guests().suppression(host.tenant(), email))));
    }

    private Optional<AskTag.Host> host(AskTag tag) {
        return switch (tag.page()) {
            case EVENT -> store.event(tag.id()).map(event -> new AskTag.Host(event.tenant(), event.organizer()));
            case SEASON ->
                store.seasons().season(tag.id()).map(season -> new AskTag.Host(season.tenant(), season.organizer()));
        };
    }
}
