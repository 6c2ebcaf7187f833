package org.calendarinvite.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a role may do, held against what was done in it: all that is needed, nothing else, and no wildcard where there is a name. */
final class Grants {

    /** What concerns the whole account has no resource; Service Authorization Reference, Amazon SES. */
    private static final Set<String> NAMELESS = Set.of("ses:GetSendQuota *");

    private Grants() {}

    /** Each an action, a space and the end of an ARN, {@code sqs:SendMessage cis-mail}. */
    static Set<String> of(Stack stack, String policy) {
        var granted = new TreeSet<String>();
        var document = Template.map(stack.template().properties(policy).get("PolicyDocument"));
        for (var one : Template.list(document.get("Statement"))) {
            var statement = Template.map(one);
            for (var action : Template.list(stack.value(statement.get("Action"))))
                for (var resource : Template.list(stack.value(statement.get("Resource"))))
                    granted.add(action + " " + end(String.valueOf(resource)));
        }
        return granted;
    }

    /** {@code arn:partition:service:region:account:} goes. */
    private static String end(String arn) {
        var parts = arn.split(":", 6);
        return parts.length == 6 ? parts[5] : arn;
    }

    static List<String> flaws(Set<String> granted, Set<String> used) {
        List<String> flaws = new ArrayList<>();
        for (var one : granted) {
            if (wild(one)) flaws.add("a wildcard: " + one);
            else if (!used.contains(one)) flaws.add("nobody needs: " + one);
        }
        for (var one : used) if (!granted.contains(one)) flaws.add("may not be done: " + one);
        return flaws;
    }

    /** Objects have no names of their own to be listed; below a prefix is as close as one gets. */
    private static boolean wild(String grant) {
        var objects = grant.startsWith("s3:") && grant.matches("s3:\\w+ [^*/]+/[^*/]+/[*]");
        return grant.contains("*") && !objects && !NAMELESS.contains(grant);
    }
}
