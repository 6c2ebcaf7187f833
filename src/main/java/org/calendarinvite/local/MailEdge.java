package org.calendarinvite.local;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.calendarinvite.access.Tenants;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Takes in mail for our domain as SES does: the bytes to S3, then the notice to the queue. All other mail goes to its mailbox. */
final class MailEdge {

    private final S3Client s3;
    private final SqsClient sqs;
    private final String bucket;
    private final String queueUrl;
    private final Tenants tenants;
    private final Mailboxes mailboxes;

    MailEdge(S3Client s3, String bucket, SqsClient sqs, String queue, Tenants tenants, Mailboxes mailboxes) {
        this.s3 = s3;
        this.sqs = sqs;
        this.bucket = bucket;
        this.queueUrl = sqs.getQueueUrl(q -> q.queueName(queue)).queueUrl();
        this.tenants = tenants;
        this.mailboxes = mailboxes;
    }

    /**
     * The mail is safe when this returns.
     *
     * @throws IllegalArgumentException when it would never be taken; any other failure may pass
     */
    void accept(Letter letter) {
        List<String> ours = letter.recipients().stream().filter(tenants::ours).toList();
        if (!ours.isEmpty()) store(new Letter(letter.sender(), ours, letter.from(), letter.mail()));
        letter.recipients().stream()
                .filter(address -> !tenants.ours(address))
                .forEach(address -> mailboxes.deliver(address, letter.mail()));
    }

    private void store(Letter letter) {
        String id = UUID.randomUUID().toString();
        String key = "mail/" + id;
        Instant now = Instant.now();
        Verdicts verdicts = Verdicts.parse(letter.mail().header(Verdicts.HEADER).orElse(""));
        Letter stored = new Letter(
                letter.sender(),
                letter.recipients(),
                letter.from(),
                letter.mail().without(Verdicts.HEADER).under(trace(letter, id, now)));
        s3.putObject(
                o -> o.bucket(bucket).key(key),
                RequestBody.fromBytes(stored.mail().bytes()));
        sqs.sendMessage(
                m -> m.queueUrl(queueUrl).messageBody(SesNotice.received(id, stored, verdicts, bucket, key, now)));
    }

    private static String trace(Letter letter, String id, Instant now) {
        return "Return-Path: <%s>\r\nReceived: from %s\r\n\tby inbound-smtp.embedded with SMTP id %s\r\n\tfor %s;\r\n\t%s\r\n"
                .formatted(
                        letter.sender(),
                        letter.from(),
                        id,
                        letter.recipients().get(0),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }
}
