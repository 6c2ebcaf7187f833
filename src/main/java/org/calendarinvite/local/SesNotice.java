package org.calendarinvite.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The JSON that SES sends about mail, in the shape that its developer guide documents. */
final class SesNotice {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** SES leaves out what is beyond. */
    private static final int HEADER_LIMIT = 10 * 1024;

    private SesNotice() {}

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

    /** A mail came back. */
    static String bounced(String id, String sender, String recipient, RawMail mail, Instant now) {
        ObjectNode notice = JSON.createObjectNode().put("notificationType", "Bounce");
        ObjectNode bounce = notice.putObject("bounce")
                .put("bounceType", "Permanent")
                .put("bounceSubType", "General")
                .put("feedbackId", id)
                .put("timestamp", now.toString());
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", recipient)
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        mail(notice.putObject("mail"), id, sender, List.of(recipient), mail, now);
        return notice.toString();
    }

    /** A recipient called a mail spam. */
    static String complained(String id, String sender, String recipient, RawMail mail, Instant now) {
        ObjectNode notice = JSON.createObjectNode().put("notificationType", "Complaint");
        ObjectNode complaint = notice.putObject("complaint")
                .put("feedbackId", id)
                .put("complaintFeedbackType", "abuse")
                .put("timestamp", now.toString());
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", recipient);
        mail(notice.putObject("mail"), id, sender, List.of(recipient), mail, now);
        return notice.toString();
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
