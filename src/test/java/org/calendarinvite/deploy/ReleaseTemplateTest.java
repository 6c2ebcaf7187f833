package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom the roles of a release trust. */
class ReleaseTemplateTest {

    private static final Template RELEASE = Template.of(Stacks.text("release.yaml"));
    private static final String IDS = "octocat@123456/my-repo@456789";

    @Test
    void aRepositoryIsNamedWithItsIdsOrWithout() {
        var pattern = String.valueOf(
                Template.map(RELEASE.section("Parameters").get("Repository")).get("AllowedPattern"));
        for (var right : List.of("", "octocat/my-repo", IDS)) assertTrue(right.matches(pattern), right);
        for (var wrong : List.of(
                "octocat", "octocat@123456/my-repo", "octocat/my-repo@456789", "octocat@a/my-repo@1", "octocat/*"))
            assertFalse(wrong.matches(pattern), wrong);
    }

    @Test
    void tokensOfThatRepositoryAreTrustedAndOfNoOther() {
        for (var repository : List.of("octocat/my-repo", IDS)) {
            assertEquals("repo:" + repository + ":ref:refs/tags/*", subject("GitHub", repository));
            assertEquals("repo:" + repository + ":environment:production", subject("GitHubDeploys", repository));
        }
    }

    /** What the project needs when it is made is in its role, which it waits for; a policy beside it may come later. */
    @Test
    void theBuilderReadsTheSourceFromItsBeginning() {
        var source = Map.of("Source", "https://github.com/octocat/my-repo");
        assertEquals(List.of("logs"), policies(source));
        var connected = new HashMap<>(source);
        connected.put("Connection", "arn:aws:codeconnections:us-east-1:000000000000:connection/1");
        assertEquals(List.of("logs", "source"), policies(connected));
        assertEquals(Map.of(), RELEASE.ofType("AWS::IAM::RolePolicy"));
    }

    private static List<Object> policies(Map<String, String> given) {
        var stack = new Stack(RELEASE, given, Map.of());
        return Template.list(stack.value(RELEASE.properties("Builder").get("Policies"))).stream()
                .map(one -> Template.map(one).get("PolicyName"))
                .toList();
    }

    private static String subject(String role, String repository) {
        var stack = new Stack(RELEASE, Map.of("Repository", repository), Map.of());
        var trusted = Template.map(RELEASE.properties(role).get("AssumeRolePolicyDocument"));
        var statement = Template.map(Template.list(trusted.get("Statement")).get(0));
        var like = Template.map(Template.map(statement.get("Condition")).get("StringLike"));
        return stack.text(like.get("token.actions.githubusercontent.com:sub"));
    }
}
