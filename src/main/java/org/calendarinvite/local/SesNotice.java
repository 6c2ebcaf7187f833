package org.calendarinvite.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The JSON that SES sends about mail, in the shape that its developer guide documents. */
final class SesNotice {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** SES leaves out what is beyond. */
    private static final int HEADER_LIMIT = 10 * 1024;

    private SesNotice() {}

    /** A mail that SES sent to one recipient. */
    record Outgoing(String id, String sender, String recipient, Map<String, String> tags, RawMail mail, Instant sent) {}

    /** A mail was received and put into a bucket. */
    static String received(String id, Letter letter, Verdicts verdicts, String bucket, String key, Instant now) {
        ObjectNode notice = JSON.createObjectNode().put("notificationType", "Received");
        mail(notice.putObject("mail"), id, letter.sender(), letter.recipients(), letter.mail(), now);
        ObjectNode receipt =
                notice.putObject("receipt").put("timestamp", now.toString()).put("processingTimeMillis", 0);
        letter.recipients().forEach(receipt.putArray("recipients")::add);
        verdicts.byCheck()
                .forEach((check, result) -> receipt.putObject(check + "Verdict").put("status", result));
        if ("FAIL".equals(verdicts.byCheck().get("dmarc"))) receipt.put("dmarcPolicy", verdicts.dmarcPolicy());
        receipt.putObject("action")
                .put("type", "S3")
                .put("bucketName", bucket)
                .put("objectKeyPrefix", "mail/")
                .put("objectKey", key);
        return notice.toString();
    }

    /** The recipient's server took a mail. */
    static String delivered(Outgoing mail, Instant now) {
        ObjectNode notice = event("Delivery", mail);
        ObjectNode delivery = notice.putObject("delivery")
                .put("timestamp", now.toString())
                .put("processingTimeMillis", 0)
                .put("smtpResponse", "250 2.6.0 Message received");
        delivery.putArray("recipients").add(mail.recipient());
        return notice.toString();
    }

    /** A mail came back. */
    static String bounced(Outgoing mail, Instant now) {
        ObjectNode notice = event("Bounce", mail);
        ObjectNode bounce = notice.putObject("bounce")
                .put("bounceType", "Permanent")
                .put("bounceSubType", "General")
                .put("feedbackId", mail.id())
                .put("timestamp", now.toString());
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", mail.recipient())
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        return notice.toString();
    }

    /** A recipient called a mail spam. */
    static String complained(Outgoing mail, Instant now) {
        ObjectNode notice = event("Complaint", mail);
        ObjectNode complaint = notice.putObject("complaint")
                .put("feedbackId", mail.id())
                .put("complaintFeedbackType", "abuse")
                .put("timestamp", now.toString());
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", mail.recipient());
        return notice.toString();
    }

    /** As a configuration set publishes it: with the tags of the mail. */
    private static ObjectNode event(String type, Outgoing mail) {
        ObjectNode notice = JSON.createObjectNode().put("eventType", type);
        ObjectNode node = notice.putObject("mail");
        mail(node, mail.id(), mail.sender(), List.of(mail.recipient()), mail.mail(), mail.sent());
        ObjectNode tags = node.putObject("tags");
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return notice;
    }

    private static void mail(
            ObjectNode node, String id, String sender, List<String> destination, RawMail mail, Instant now) {
        node.put("timestamp", now.toString()).put("source", sender).put("messageId", id);
        destination.forEach(node.putArray("destination")::add);
        ArrayNode headers = node.putArray("headers");
        int size = 0;
        for (RawMail.Field field : mail.fields()) {
            size += field.end() - field.start();
            if (size > HEADER_LIMIT) break;
            headers.addObject().put("name", field.name()).put("value", field.value());
        }
        node.put("headersTruncated", size > HEADER_LIMIT);
        commonHeaders(node.putObject("commonHeaders"), mail);
    }

    private static void commonHeaders(ObjectNode common, RawMail mail) {
        mail.header("Return-Path").ifPresent(v -> common.put("returnPath", v.replaceAll("[<>]", "")));
        List.of("from", "to", "cc").forEach(name -> {
            List<String> values = mail.headers(name);
            if (!values.isEmpty()) values.forEach(common.putArray(name)::add);
        });
        mail.header("Date").ifPresent(v -> common.put("date", v));
        mail.header("Message-ID").ifPresent(v -> common.put("messageId", v));
        mail.header("Subject").ifPresent(v -> common.put("subject", v));
    }
}
