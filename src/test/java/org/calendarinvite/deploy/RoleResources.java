package org.calendarinvite.deploy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.calendarinvite.aws.Channel;

/** The queues in {@code deploy/aws/run.yaml}, from {@link Channel}: those that the role names, and how the server learns their names. */
final class RoleResources {

    private static final String ARN =
            "              - !Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Name}-%'\n";

    private RoleResources() {}

    static String queues() {
        return each(ARN);
    }

    static String deadLetters() {
        return each(ARN.replace("%", "%-dead"));
    }

    static String names() {
        return each("            - {Name: CIS_QUEUE_@, Value: !Sub '${Name}-%'}\n");
    }

    private static String each(String line) {
        return Arrays.stream(Channel.values())
                .map(channel -> line.replace("%", channel.role())
                        .replace("@", channel.role().replace('-', '_').toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }
}
