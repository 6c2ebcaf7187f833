package org.calendarinvite.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.calendarinvite.world.Api;
import org.calendarinvite.world.Mail;
import org.calendarinvite.world.ReceivedMail;
import org.calendarinvite.world.World;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Mail comes as SES brings it, an object in S3 and a notice in SQS; and goes out through SES. */
public final class WireWorld implements World, AutoCloseable {

    /** ASCII only: fauxqs refuses characters beyond the basic plane, which SQS takes. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** As the receipt rule of {@code deploy/aws/mail.yaml} says. */
    private static final String PREFIX = "mail/";

    private final S3Client s3;
    private final SqsClient sqs;
    private final URI store;
    private final SesRecorder outgoing;
    private final Api api;
    private final String bucket;
    private final String queue;

    /** @param bucket where mail comes in */
    public WireWorld(FauxServices services, SesRecorder outgoing, Api api, String bucket, String queue) {
        this.s3 = WireClients.s3(services.aws());
        this.sqs = WireClients.sqs(services.aws());
        this.store = services.ses().resolve("/store");
        this.outgoing = outgoing;
        this.api = api;
        this.bucket = bucket;
        this.queue = queue;
    }

    @Override
    public void send(Mail mail) {
        var id = UUID.randomUUID().toString().replace("-", "");
        s3.putObject(put -> put.bucket(bucket).key(PREFIX + id), RequestBody.fromBytes(mail.raw()));
        var url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        var notice = json(notice(mail, id));
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(notice));
    }

    @Override
    public List<ReceivedMail> inbox(String address) {
        try {
            var emails = stored().path("emails");
            return StreamSupport.stream(emails.spliterator(), false)
                    .filter(email -> isFor(address, email))
                    .map(email -> email.path("messageId").asText())
                    // The server lists a mail a moment before its bytes have passed here.
                    .flatMap(id -> outgoing.raw(id).stream())
                    .map(ReceivedMail::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Api api() {
        return api;
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
    }

    private static String json(ObjectNode notice) {
        try {
            return JSON.writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode stored() throws IOException {
        try (var in = store.toURL().openStream()) {
            return JSON.readTree(in);
        }
    }

    private static boolean isFor(String address, JsonNode email) {
        return StreamSupport.stream(email.path("destination").path("to").spliterator(), false)
                .anyMatch(to -> names(address, to.asText()));
    }

    private static boolean names(String address, String header) {
        try {
            return Arrays.stream(InternetAddress.parseHeader(header, false))
                    .anyMatch(to -> to.getAddress().toLowerCase(Locale.ROOT).equals(address));
        } catch (AddressException e) {
            throw new IllegalStateException(header, e);
        }
    }

    /** @see <a href="https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html">Contents</a> */
    private ObjectNode notice(Mail mail, String id) {
        var read = new ReceivedMail(mail.raw());
        var notice = JSON.createObjectNode().put("notificationType", "Received");
        var now = Instant.now().toString();
        var header = notice.putObject("mail")
                .put("timestamp", now)
                .put("source", mail.sender())
                .put("messageId", id)
                .put("headersTruncated", false);
        mail.recipients().forEach(header.putArray("destination")::add);
        var common = header.putObject("commonHeaders").put("messageId", read.messageId());
        common.put("date", read.header("Date")).put("subject", read.subject());
        common.putArray("from").add(read.header("From"));
        common.putArray("to").add(read.header("To"));
        var receipt = notice.putObject("receipt").put("timestamp", now).put("processingTimeMillis", 421);
        mail.recipients().forEach(receipt.putArray("recipients")::add);
        var proof = mail.proven() ? "PASS" : "FAIL";
        for (var verdict : List.of("spf", "dkim", "dmarc"))
            receipt.putObject(verdict + "Verdict").put("status", proof);
        for (var verdict : List.of("spam", "virus"))
            receipt.putObject(verdict + "Verdict").put("status", "PASS");
        if (!mail.proven()) receipt.put("dmarcPolicy", "reject");
        receipt.putObject("action")
                .put("type", "S3")
                .put("topicArn", "arn:aws:sns:us-east-1:000000000000:cis-inbound")
                .put("bucketName", bucket)
                .put("objectKeyPrefix", PREFIX)
                .put("objectKey", PREFIX + id);
        return notice;
    }
}
