package org.calendarinvite.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.CalendarText;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.Draft;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.World;

/** An event with its organizer, and what can be seen of it from outside. */
record Party(World world, Draft draft, String uid) {

    private static final Pattern LINK =
            Pattern.compile("/(?:api/event|e)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Created by mail, confirmed to the organizer. */
    static Party of(World world, String organizer) {
        var draft = Draft.of(organizer);
        world.send(Calendars.request(draft));
        return confirmed(world, draft);
    }

    /** Waits for the confirmation of a mail that was sent already. */
    static Party confirmed(World world, Draft draft) {
        var uid = eventually(
                "a confirmation for " + draft.organizer(),
                () -> links(world, draft.organizer()).stream().findFirst().orElse(null));
        return new Party(world, draft, uid);
    }

    /** Whoever has an account is asked whether a mail is his, whatever speaks against it. */
    static void known(World world, String organizer) {
        var account = Question.post("/api/system/organizers/" + organizer, "{\"suspended\": false}");
        var answer = world.api().call(account.by("PUT"));
        assertEquals(200, answer.status(), answer::text);
    }

    /** Another event of the same organizer, who has so many then; its UID. */
    static String confirmedOther(World world, String organizer, int events) {
        world.send(Calendars.request(Draft.of(organizer)));
        return eventually("event " + events + " of " + organizer, () -> {
            var found = links(world, organizer);
            return found.size() == events ? found.get(events - 1) : null;
        });
    }

    /** UIDs of the events that mails in this mailbox link to. */
    static List<String> links(World world, String address) {
        return world.inbox(address).stream()
                .flatMap(mail -> LINK.matcher(mail.text() + mail.html()).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    CalendarText invite(String email) {
        var answer = world.api().post("/api/event/" + uid + "/invite", "{\"email\": \"" + email + "\"}");
        assertEquals(202, answer.status(), answer::text);
        return eventually("an invite for " + email, () -> world.inbox(email).stream()
                .flatMap(mail -> mail.calendar().stream())
                .map(part -> new CalendarText(part.text()))
                .findFirst()
                .orElse(null));
    }

    JsonNode event() {
        return get("/api/event/" + uid);
    }

    JsonNode statistics() {
        return get("/api/event/" + uid + "/statistics");
    }

    List<ReceivedMail> inbox(String address) {
        return world.inbox(address);
    }

    private JsonNode get(String path) {
        var answer = world.api().get(path);
        assertEquals(200, answer.status(), answer::text);
        return answer.json();
    }

    static <T> T eventually(String what, Callable<T> value) {
        return await(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(250))
                .until(value, found -> found != null);
    }
}
