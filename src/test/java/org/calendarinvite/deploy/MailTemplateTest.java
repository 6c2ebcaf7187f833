package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.calendarinvite.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template makes what the server needs; and whatever is taken away from it is missed. */
class MailTemplateTest {

    private static final String MAIL = Stacks.text("mail.yaml");

    @TempDir
    Path data;

    @Test
    void allIsThereThatTheServerTakesForGranted() {
        assertEquals(List.of(), flaws(MAIL));
    }

    @Test
    void aQueueIsMissed() {
        missed("'${Name}-picks'\n", "'${Name}-pickles'\n", "no queue picks");
    }

    @Test
    void deadLettersAreMissed() {
        missed("'${Name}-picks-dead'", "'${Name}-picks-died'", "no dead letters of picks");
        missed("!GetAtt DeadPicks.Arn", "!GetAtt DeadMail.Arn", "dead letters of picks go elsewhere");
    }

    @Test
    void aKindOfNoticeIsMissedInAFilter() {
        missed(
                "INVITE_DUE, FOLLOW_DUE, DATE_ENDED_DUE",
                "INVITE_DUE, FOLLOW_DUE",
                "send-invites hears [INVITE_DUE, FOLLOW_DUE]");
        missed("      FilterPolicy: {type: [GAMES_ASKED]}\n", "", "picks hears []");
    }

    @Test
    void aSubscriptionIsMissed() {
        missed("Endpoint: !GetAtt QueuePicks.Arn", "Endpoint: !GetAtt QueueBulk.Arn", "picks hears []");
        missed("Endpoint: !GetAtt QueuePicks.Arn", "Endpoint: !GetAtt QueueBulk.Arn", "bulk hears a topic");
    }

    @Test
    void leaveToSendIsMissed() {
        missed(
                "Resource: !GetAtt QueuePicks.Arn",
                "Resource: !GetAtt QueueBulk.Arn",
                "the topic may not send to picks");
    }

    @Test
    void aKeyOfTheTableIsMissed() {
        missed("        - {AttributeName: sk, KeyType: RANGE}\n", "", "keys of the table");
        missed("{AttributeName: sk, AttributeType: S}", "{AttributeName: sk, AttributeType: N}", "types of keys");
        missed(
                "AttributeName: expires, Enabled: true",
                "AttributeName: ends, Enabled: true",
                "the table forgets nothing");
        missed(
                "      TimeToLive",
                "      GlobalSecondaryIndexes: [{IndexName: more}]\n      TimeToLive",
                "indexes of the table");
    }

    @Test
    void aPrefixThatIsForgottenIsMissed() {
        missed("Prefix: schedules/,", "Prefix: plans/,", "the bucket forgets");
        missed("Default: 60\n", "Default: 61\n", "the bucket forgets");
    }

    /** Alone, whatever else it brings along. */
    private void missed(String there, String instead, String flaw) {
        var changed = MAIL.replace(there, instead);
        assertNotEquals(MAIL, changed, there);
        var flaws = flaws(changed);
        assertTrue(flaws.stream().anyMatch(one -> one.contains(flaw)), flaws::toString);
    }

    private List<String> flaws(String template) {
        return MailFlaws.of(Stacks.mail(template), Worlds.in(data).keep());
    }
}
