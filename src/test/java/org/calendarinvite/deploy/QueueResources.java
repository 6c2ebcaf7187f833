package org.calendarinvite.deploy;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.aws.Channel;

/** The queues of {@code deploy/aws/mail.yaml}, each with its dead letters, its policy and its subscription, from {@link Channel}. */
final class QueueResources {

    private static final String RESOURCES =
            """
              Queue@:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub '${Name}-%'
                  VisibilityTimeout: 60
                  MessageRetentionPeriod: 1209600
                  SqsManagedSseEnabled: true
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead@.Arn, maxReceiveCount: TRIES}

              Dead@:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub '${Name}-%-dead'
                  MessageRetentionPeriod: 1209600
                  SqsManagedSseEnabled: true
            """;

    private static final String ALARMS =
            """
              # Messages wait for more than ten minutes: look at the logs, and at how many tasks run.
              Old@:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  {Namespace: AWS/SQS, MetricName: ApproximateAgeOfOldestMessage, Dimensions: [{Name: QueueName, Value: !Sub '${Name}-%'}],
                   Statistic: Maximum, Period: 300, EvaluationPeriods: 2, Threshold: 600, ComparisonOperator: GreaterThanThreshold,
                   TreatMissingData: notBreaching, AlarmActions: [!Ref AlarmTopic]}

              # A message failed too often: the page Pipeline shows it, with the reason, and puts it back.
              Died@:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  {Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, Dimensions: [{Name: QueueName, Value: !Sub '${Name}-%-dead'}],
                   Statistic: Maximum, Period: 300, EvaluationPeriods: 1, Threshold: 0, ComparisonOperator: GreaterThanThreshold,
                   TreatMissingData: notBreaching, AlarmActions: [!Ref AlarmTopic]}

              # More of them: an alarm speaks once, and the one above has spoken as long as an old message lies there.
              DiedMany@:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  {Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, Dimensions: [{Name: QueueName, Value: !Sub '${Name}-%-dead'}],
                   Statistic: Maximum, Period: 300, EvaluationPeriods: 1, Threshold: 100, ComparisonOperator: GreaterThanThreshold,
                   TreatMissingData: notBreaching, AlarmActions: [!Ref AlarmTopic]}
            """;

    private static final String POLICY =
            """

              Queue@Policy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Queue@]
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: {Service: sns.amazonaws.com}
                        Action: sqs:SendMessage
                        Resource: !GetAtt Queue@.Arn
                        Condition:
                          ArnEquals: {aws:SourceArn: !Ref TOPIC}
                          StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}
            """;

    private static final String SUBSCRIPTION =
            """

              Queue@Subscription:
                Type: AWS::SNS::Subscription
                DependsOn: Queue@Policy
                Properties:
                  TopicArn: !Ref TOPIC
                  Protocol: sqs
                  Endpoint: !GetAtt Queue@.Arn
                  RawMessageDelivery: true
            """;

    private QueueResources() {}

    static String all() {
        return Arrays.stream(Channel.values()).map(QueueResources::of).collect(Collectors.joining("\n"));
    }

    /** Those of {@code deploy/aws/watch.yaml}. */
    static String alarms() {
        return Arrays.stream(Channel.values())
                .map(channel -> named(ALARMS, channel))
                .collect(Collectors.joining("\n"));
    }

    private static String named(String text, Channel channel) {
        return text.replace("@", logical(channel)).replace("%", channel.role());
    }

    private static String of(Channel channel) {
        var text = RESOURCES;
        var topic = topic(channel);
        if (!topic.isEmpty()) text += POLICY + SUBSCRIPTION;
        if (!channel.notices().isEmpty())
            text += "      FilterPolicy: {type: [" + String.join(", ", channel.notices()) + "]}\n";
        return named(text, channel).replace("TOPIC", topic).replace("TRIES", String.valueOf(Channel.TRIES));
    }

    /** What SES tells comes by topics of its own; all else by that of events, or straight from the server. */
    private static String topic(Channel channel) {
        if (channel == Channel.MAIL) return "MailTopic";
        if (channel == Channel.FEEDBACK) return "FateTopic";
        return channel.notices().isEmpty() ? "" : "EventTopic";
    }

    static String logical(Channel channel) {
        return Stream.of(channel.role().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
