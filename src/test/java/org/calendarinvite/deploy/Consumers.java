package org.calendarinvite.deploy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What routes do with the queue that they read, message or none: Camel's consumer takes away what is done and, with
 * {@code extendMessageVisibility}, hides for longer what takes longer.
 */
final class Consumers {

    private static final Pattern FROM =
            Pattern.compile("    from:\n(?: {6}\\w.*\n)*? {6}uri: aws2-sqs\n {6}parameters:\n((?: {8}.*\n)+)");
    private static final Pattern QUEUE = Pattern.compile("queueNameOrArn: \"\\{\\{cis[.]queue[.]([a-z-]+)}}\"");

    private Consumers() {}

    /** Actions and queues, under the names that begin with this one. */
    static Set<String> permissions(List<String> routes, String name) {
        var needed = new TreeSet<String>();
        for (var route : routes) {
            var from = FROM.matcher(route);
            if (!from.find()) continue;
            var queue = name + "-"
                    + QUEUE.matcher(from.group(1))
                            .results()
                            .map(found -> found.group(1))
                            .findFirst()
                            .orElseThrow();
            needed.add("sqs:ReceiveMessage " + queue);
            needed.add("sqs:DeleteMessage " + queue);
            if (from.group(1).contains("extendMessageVisibility: true"))
                needed.add("sqs:ChangeMessageVisibility " + queue);
        }
        return needed;
    }
}
