package org.calendarinvite.store;

import java.util.stream.Stream;
import org.calendarinvite.bulk.Rejection;
import org.calendarinvite.decision.Mention;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.decision.Story;
import org.calendarinvite.hook.Told;

/**
 * What is kept about one person beside his invitations. Nothing leads from him to it, so all of a tenant is looked through; none of it
 * is kept for long.
 */
final class Traces {

    private static final int PAGE = 50;

    private final Store store;
    private final String tenant;
    private final Mention person;

    Traces(Store store, String tenant, String email) {
        this.store = store;
        this.tenant = tenant;
        this.person = new Mention(email);
    }

    /** What became of his mails, and of those that name him. */
    Stream<Story> stories() {
        return Story.shelves(tenant).stream()
                .flatMap(shelf -> Page.all(after -> store.trail().storiesOn(shelf, after, PAGE)))
                .filter(story -> story.concerns(person));
    }

    /** Mails of his that were not applied, and what others wanted for him. */
    Stream<Refusal> held() {
        return Page.<Refusal>all(after -> store.trail().quarantined(tenant, after, PAGE))
                .filter(refusal -> refusal.concerns(person));
    }

    /** Rows of lists that named him and were rejected. */
    Stream<Rejection> rows() {
        return Page.all(after -> store.lists().jobs(tenant, after, PAGE))
                .flatMap(job -> Page.all(after -> store.lists().rejections(job.id(), after, PAGE)))
                .filter(row -> row.concerns(person));
    }

    /** Messages to the outside that are about him. */
    Stream<Told> told() {
        return Page.all(after -> store.feed().feed(Told.at(tenant, after), PAGE))
                .filter(told -> told.person().email().equals(person.email()));
    }

    /** Where the raw mails are that he sent, or that are held because of him. */
    Stream<String> rawMails() {
        var sent =
                stories().filter(story -> story.sender().equals(person.email())).map(Story::mailKey);
        return Stream.concat(sent, held().map(Refusal::keptAt)).distinct();
    }
}
