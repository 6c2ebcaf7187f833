package org.calendarinvite.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.Prefixes;
import org.calendarinvite.settings.Keep;
import org.calendarinvite.store.dynamo.DynamoTable;

/** What {@code deploy/aws/mail.yaml} makes, held against what the server takes for granted: queues, filters, table, bucket. */
final class MailFlaws {

    private final Stack stack;
    private final String name;
    private final List<String> flaws = new ArrayList<>();

    private MailFlaws(Stack stack) {
        this.stack = stack;
        this.name = stack.text(Map.of("Ref", "Name"));
    }

    /** One sentence each. */
    static List<String> of(Stack stack, Keep keep) {
        var mail = new MailFlaws(stack);
        for (var channel : Channel.values()) mail.queue(channel);
        mail.table();
        mail.bucket(keep);
        return mail.flaws;
    }

    private void queue(Channel channel) {
        var queue = named("AWS::SQS::Queue", "QueueName", name + "-" + channel.role());
        if (queue.isEmpty()) flaws.add("no queue " + channel.role());
        var dead = named("AWS::SQS::Queue", "QueueName", name + "-" + channel.role() + "-dead");
        if (dead.isEmpty()) flaws.add("no dead letters of " + channel.role());
        var redrive = Map.of("deadLetterTargetArn", arn(channel.role() + "-dead"), "maxReceiveCount", Channel.TRIES);
        if (!redrive.equals(queue.get("RedrivePolicy")))
            flaws.add("dead letters of " + channel.role() + " go elsewhere");
        subscription(channel);
    }

    /** What SES tells comes by topics of its own, all of it. */
    private void subscription(Channel channel) {
        var told = named("AWS::SNS::Subscription", "Endpoint", arn(channel.role()));
        var alone = channel == Channel.MAIL || channel == Channel.FEEDBACK;
        if (!alone && channel.notices().isEmpty()) {
            if (!told.isEmpty()) flaws.add(channel.role() + " hears a topic");
            return;
        }
        var filter = Template.list(Template.map(told.get("FilterPolicy")).get("type"));
        if (!filter.equals(channel.notices())) flaws.add(channel.role() + " hears " + filter);
        if (!Boolean.TRUE.equals(told.get("RawMessageDelivery"))) flaws.add(channel.role() + " gets no raw messages");
        if (!told.isEmpty() && !mayTell(channel, told.get("TopicArn")))
            flaws.add("the topic may not send to " + channel.role());
    }

    private boolean mayTell(Channel channel, Object topic) {
        return stack.template().ofType("AWS::SQS::QueuePolicy").values().stream()
                .map(policy -> Template.map(Template.map(stack.value(policy)).get("PolicyDocument")))
                .flatMap(document -> Template.list(document.get("Statement")).stream())
                .map(Template::map)
                .anyMatch(one -> "Allow".equals(one.get("Effect"))
                        && "sqs:SendMessage".equals(one.get("Action"))
                        && arn(channel.role()).equals(one.get("Resource"))
                        && Template.map(Template.map(one.get("Condition")).get("ArnEquals"))
                                .get("aws:SourceArn")
                                .equals(topic));
    }

    private void table() {
        var table = named("AWS::DynamoDB::Table", "TableName", name);
        var wanted = DynamoTable.shape(name);
        var keys = wanted.keySchema().stream()
                .map(key -> Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString()))
                .toList();
        if (!keys.equals(table.get("KeySchema"))) flaws.add("keys of the table: " + table.get("KeySchema"));
        var types = wanted.attributeDefinitions().stream()
                .map(one -> Map.of("AttributeName", one.attributeName(), "AttributeType", one.attributeTypeAsString()))
                .toList();
        if (!types.equals(table.get("AttributeDefinitions")))
            flaws.add("types of keys: " + table.get("AttributeDefinitions"));
        var indexes =
                table.keySet().stream().filter(key -> key.endsWith("Indexes")).toList();
        if (wanted.hasGlobalSecondaryIndexes() || wanted.hasLocalSecondaryIndexes() || !indexes.isEmpty())
            flaws.add("indexes of the table: " + indexes);
        var forgets = Map.of("AttributeName", DynamoTable.FORGETS_BY, "Enabled", true);
        if (!forgets.equals(table.get("TimeToLiveSpecification"))) flaws.add("the table forgets nothing");
    }

    private void bucket(Keep keep) {
        var wanted = Prefixes.of(keep).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> days(one.getValue()), (one, same) -> one, TreeMap::new));
        var found = new TreeMap<String, Long>();
        for (var bucket : stack.template().ofType("AWS::S3::Bucket").values())
            for (var one : Template.list(
                    Template.map(bucket.get("LifecycleConfiguration")).get("Rules"))) {
                var rule = Template.map(stack.value(one));
                if (rule.containsKey("ExpirationInDays") && "Enabled".equals(rule.get("Status")))
                    found.put(
                            String.valueOf(rule.get("Prefix")),
                            Long.valueOf(String.valueOf(rule.get("ExpirationInDays"))));
            }
        if (!wanted.equals(found)) flaws.add("the bucket forgets " + found + " and not " + wanted);
    }

    private static long days(Duration kept) {
        return kept.plusDays(1).minusNanos(1).toDays();
    }

    private String arn(String role) {
        return "arn:aws:sqs:" + Stack.REGION + ":" + Stack.ACCOUNT + ":" + name + "-" + role;
    }

    /** Properties of the resource that has this value for one of them; empty if there is none. */
    private Map<String, Object> named(String type, String property, String value) {
        return stack.template().ofType(type).values().stream()
                .map(properties -> Template.map(stack.value(properties)))
                .filter(properties -> value.equals(properties.get(property)))
                .findFirst()
                .orElse(Map.of());
    }
}
