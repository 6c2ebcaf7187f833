package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the role may do is compared with calls both ways; what the server calls is seen by WireLifecycleIT (profile wire). */
class GrantsTest {

    private static final String RUN = Stacks.text("run.yaml");
    private static final Set<String> ALL = granted(RUN);

    @Test
    void aPermissionThatIsTakenAwayIsMissed() {
        assertEquals(List.of(), Grants.flaws(ALL, ALL));
        for (var permission : List.of("s3:DeleteObject", "dynamodb:UpdateItem, ", "sqs:StartMessageMoveTask")) {
            var fewer = granted(changed(permission, ""));
            var flaws = Grants.flaws(fewer, ALL);
            assertTrue(
                    !flaws.isEmpty() && flaws.stream().allMatch(one -> one.startsWith("may not be done: ")),
                    flaws::toString);
        }
    }

    @Test
    void aQueueThatIsTakenAwayIsMissed() {
        var flaws = Grants.flaws(
                granted(changed(
                        "              - !Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Name}-picks'\n",
                        "")),
                ALL);
        assertTrue(flaws.contains("may not be done: sqs:SendMessage club-picks"), flaws::toString);
        assertEquals(6, flaws.size(), flaws::toString);
    }

    @Test
    void whatNobodyNeedsIsFound() {
        var more = granted(changed("dynamodb:Query,", "dynamodb:Query, dynamodb:Scan,"));
        assertEquals(List.of("nobody needs: dynamodb:Scan table/club"), Grants.flaws(more, ALL));
    }

    @Test
    void wildcardsAreFoundWhereThereAreNames() {
        for (var wild : List.of(
                "sqs:* club-mail",
                "sqs:SendMessage club-*",
                "s3:GetObject club/*",
                "s3:* club/mail/*",
                "sns:Publish *"))
            assertEquals(List.of("a wildcard: " + wild), Grants.flaws(Set.of(wild), Set.of(wild)));
        var below = Set.of("s3:GetObject club/mail/*");
        assertEquals(List.of(), Grants.flaws(below, below));
    }

    @Test
    void resourcesAreNamedAsTheyEnd() {
        var bucket = "club-mail-" + Stack.ACCOUNT + "-" + Stack.REGION;
        assertTrue(ALL.containsAll(Set.of(
                "s3:GetObject " + bucket + "/schedules/*",
                "sqs:StartMessageMoveTask club-send-invites-dead",
                "sns:Publish club-events",
                "ses:SendRawEmail identity/" + Stacks.DOMAIN,
                "dynamodb:DeleteItem table/club")));
    }

    /** IAM takes 10,240 characters; names and regions may be longer than those of tests, by 17 and 7. */
    @Test
    void thePolicyIsNotTooLongForItsRole() {
        var stack = Stacks.run(RUN, Map.of());
        var policy = String.valueOf(
                stack.value(stack.template().properties("TaskPolicy").get("PolicyDocument")));
        long arns = policy.split("arn:", -1).length - 1L;
        long longest = policy.replaceAll("\\s", "").length() + arns * (17 + 7);
        assertTrue(longest <= 10_240, () -> longest + " characters");
    }

    @Test
    void consumersTakeAwayWhatIsDone() {
        var route =
                """
                - route:
                    id: read
                    from:
                      id: came
                      description: A message
                      uri: aws2-sqs
                      parameters:
                        queueNameOrArn: "{{cis.queue.told-bulk}}"
                        extendMessageVisibility: true
                      steps:
                        - to:
                            uri: aws2-sqs
                            parameters:
                              queueNameOrArn: "{{cis.queue.mail}}"
                """;
        assertEquals(
                Set.of(
                        "sqs:ReceiveMessage club-told-bulk",
                        "sqs:DeleteMessage club-told-bulk",
                        "sqs:ChangeMessageVisibility club-told-bulk"),
                Consumers.permissions(List.of(route), "club"));
        assertEquals(
                Set.of("sqs:ReceiveMessage club-told-bulk", "sqs:DeleteMessage club-told-bulk"),
                Consumers.permissions(List.of(route.replace("true", "false")), "club"));
    }

    private static Set<String> granted(String template) {
        return Grants.of(Stacks.run(template, Map.of()), "TaskPolicy");
    }

    private static String changed(String there, String instead) {
        var changed = RUN.replace(there, instead);
        assertNotEquals(RUN, changed, there);
        return changed;
    }
}
