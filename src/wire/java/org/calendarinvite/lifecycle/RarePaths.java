package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.deploy.TemplateWorld;
import org.calendarinvite.wire.SesRecorder;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.Calendars;
import org.calendarinvite.world.World;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the life of an event leaves out: a mail that is held, read again and deleted, a list, a schedule, dead letters.
 *
 * @param calls the permissions that the server needed until now
 */
record RarePaths(World world, TemplateWorld made, Supplier<Set<String>> calls) {

    /** What was read again is held by its copy alone; what was not goes with the mail as it came. */
    void heldMail() {
        var again = held("robot@home.example");
        assertEquals(202, world.api().post(again + "/retry", "{}").status());
        called("s3:GetObject " + made.bucket() + "/quarantine/*");
        var once = held("another@home.example");
        assertEquals(204, world.api().call(Question.get(once).by("DELETE")).status());
        called("s3:DeleteObject " + made.bucket() + "/mail/*");
    }

    private String held(String sender) {
        world.send(BadMail.plainText(sender, Calendars.CREATE, "Auto-Submitted: auto-replied\r\n"));
        return eventually("a held mail", () -> {
            var items =
                    world.api().get("/api/system/quarantine?limit=500").json().path("items");
            return StreamSupport.stream(items.spliterator(), false)
                    .filter(one -> one.path("sender").asText().equals(sender))
                    .map(one -> "/api/system/quarantine/"
                            + URLEncoder.encode(one.path("name").asText(), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse(null);
        });
    }

    /** Whoever watches the server makes it ask SES what it allows. */
    void watching(URI management) {
        eventually("the quota is asked for", () -> {
            management.resolve("/observe/metrics").toURL().openStream().close();
            return calls.get().contains("ses:GetSendQuota *") ? true : null;
        });
    }

    void listOfPeople() {
        list(Party.of(world, "lists@work.example"), "email\nlisted@home.example\n");
        called("s3:DeleteObject " + made.bucket() + "/bulk/*");
        eventually(
                "who is listed is invited",
                () -> world.inbox("listed@home.example").isEmpty() ? null : true);
    }

    /** The mails of one message take longer together than it is hidden at first, each of them less than SES may. */
    void slowList(SesRecorder ses) {
        var party = Party.of(world, "slow@work.example");
        ses.slow(2_000);
        try {
            list(party, "email\na@slow.example\nb@slow.example\nc@slow.example\nd@slow.example\n");
            called("sqs:ChangeMessageVisibility " + made.queue("send-bulk"));
        } finally {
            ses.slow(0);
        }
        eventually("all are invited", () -> world.inbox("d@slow.example").isEmpty() ? null : true);
    }

    private void list(Party party, String csv) {
        var list = Question.post("/api/event/" + party.uid() + "/invites", csv).as("text/csv");
        assertEquals(202, world.api().call(list).status());
    }

    void schedule() {
        var season = Question.post("/api/schedules/cup?organizer=league@work.example", "date,title\n2098-05-01,Cup\n")
                .as("text/csv");
        assertEquals(202, world.api().call(season).status());
        eventually(
                "the schedule is read",
                () -> world.api()
                                .get("/api/schedules/cup")
                                .json()
                                .at("/last_import/status")
                                .asText()
                                .equals("done")
                        ? true
                        : null);
    }

    /** Each queue has one that is looked at; then there are none to be moved, so that nothing fails once more. */
    void deadLetters(SqsClient sqs) {
        for (var channel : Channel.values()) {
            var queue = "/api/system/queues/" + channel.role();
            var dead = sqs.getQueueUrl(q -> q.queueName(made.queue(channel.role()) + "-dead"))
                    .queueUrl();
            sqs.sendMessage(m -> m.queueUrl(dead).messageBody("no message of ours"));
            var seen = world.api().get(queue + "/dead");
            assertEquals(1, seen.json().path("items").size(), seen::text);
            sqs.purgeQueue(q -> q.queueUrl(dead));
            world.api().post(queue + "/redrive", "{}");
            called("sqs:StartMessageMoveTask " + made.queue(channel.role()) + "-dead");
        }
    }

    private void called(String permission) {
        eventually(permission, () -> calls.get().contains(permission) ? true : null);
    }
}
