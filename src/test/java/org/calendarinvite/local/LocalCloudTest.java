package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.calendarinvite.Worlds;
import org.calendarinvite.aws.Channel;
import org.calendarinvite.aws.Provisioner;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class LocalCloudTest {

    private static final String CREATE = "create@invites.localhost";

    @TempDir
    Path data;

    @Test
    void mailForUsIsInS3AndOnTheQueueAsItCame() throws Exception {
        byte[] mail = bytes("From: Ann <ann@example.org>\r\nTo: " + CREATE
                + "\r\nX-Embedded-Verdicts: spf=fail\r\n  dmarc=fail policy=reject\r\nSubject: a\r\n  folded \u00fc\r\n"
                + "\r\nLine\r\n.dot\r\n..two dots\r\n\r\nend\r\n");
        try (LocalCloud cloud = new LocalCloud(Worlds.in(data))) {
            smtp(cloud, "ann@example.org", mail, CREATE, "bob@example.org", "BULK@Invites.Localhost");
            JsonNode notice =
                    new ObjectMapper().readTree(receive(cloud, "cis-mail").get(0));
            JsonNode action = notice.at("/receipt/action");
            byte[] stored = cloud.s3()
                    .getObjectAsBytes(o -> o.bucket(action.get("bucketName").textValue())
                            .key(action.get("objectKey").textValue()))
                    .asByteArray();
            String text = new String(stored, UTF_8);
            assertTrue(text.startsWith("Return-Path: <ann@example.org>\r\nReceived: from "), text);
            assertTrue(
                    text.endsWith("From: Ann <ann@example.org>\r\nTo: " + CREATE
                            + "\r\nSubject: a\r\n  folded \u00fc\r\n\r\nLine\r\n.dot\r\n..two dots\r\n\r\nend\r\n"),
                    text);
            assertEquals("Received", notice.get("notificationType").textValue());
            assertEquals("ann@example.org", notice.at("/mail/source").textValue());
            assertEquals("FAIL", notice.at("/receipt/spfVerdict/status").textValue());
            assertEquals("PASS", notice.at("/receipt/dkimVerdict/status").textValue());
            assertEquals("reject", notice.at("/receipt/dmarcPolicy").textValue());
            assertEquals(2, notice.at("/receipt/recipients").size());
            assertTrue(receive(cloud, "cis-mail").isEmpty(), "one notice for both of our addresses");
            assertEquals(1, imap(cloud, "bob@example.org").size());
        }
    }

    @Test
    void mailWithoutHeadersOrSenderOrContentIsTakenToo() throws Exception {
        try (LocalCloud cloud = new LocalCloud(Worlds.in(data))) {
            smtp(cloud, "", bytes("no header at all\r\nsecond: line\r\n"), CREATE);
            smtp(cloud, "", bytes(""), CREATE);
            List<String> notices = receive(cloud, "cis-mail");
            notices.addAll(receive(cloud, "cis-mail"));
            assertEquals(2, notices.size());
            assertTrue(notices.stream().allMatch(n -> n.contains("\"source\":\"\"")), notices.toString());
        }
    }

    @Test
    void mailThatCannotBeStoredIsToBeSentAgain() throws Exception {
        try (LocalCloud cloud = new LocalCloud(Worlds.in(data))) {
            cloud.s3().deleteBucket(b -> b.bucket("cis-mail"));
            String answer = smtp(cloud, "ann@example.org", bytes("Subject: a\r\n\r\n"), CREATE);
            assertTrue(answer.startsWith("451 "), answer);
        }
    }

    @Test
    void noticeReachesTheQueuesThatWantItAndNoOther() {
        try (LocalCloud cloud = new LocalCloud(Worlds.in(data))) {
            publish(cloud, "EVENT_UPDATED", "{}");
            for (Channel channel : Channel.values()) {
                List<String> wanted = channel.notices().contains("EVENT_UPDATED") ? List.of("{}") : List.of();
                assertEquals(wanted, receive(cloud, channel.queue(Worlds.in(data))), channel.role());
            }
        }
    }

    @Test
    void mailsAndMessagesOutliveTheProcess() throws Exception {
        Settings settings = Worlds.in(data);
        String apiKey;
        try (LocalCloud cloud = new LocalCloud(settings)) {
            apiKey = cloud.apiKey();
            publish(cloud, "EVENT_CREATED", "kept");
            send(cloud, "Message-ID: <1@x>\r\nTo: bob@example.org\r\nSubject: first\r\n\r\n");
            send(cloud, "Message-ID: <1@x>\r\nTo: bob@example.org\r\nSubject: again\r\n\r\n");
            send(cloud, "Message-ID: <2@x>\r\nTo: \"B\" <Bob@example.org>, carl@x.org\r\nSubject: other\r\n\r\n");
            assertEquals(List.of("again", "other"), imap(cloud, "bob@example.org"));
        }
        try (LocalCloud cloud = new LocalCloud(settings)) {
            assertEquals(List.of("kept"), receive(cloud, "cis-events-created"));
            assertEquals(List.of("again", "other"), imap(cloud, "bob@example.org"));
            assertEquals(List.of("other"), imap(cloud, "carl@x.org"));
            assertEquals(apiKey, cloud.apiKey());
            assertTrue(cloud.keys().system(apiKey));
            assertFalse(cloud.keys().system(apiKey + "x"));
            send(cloud, "Message-ID: <2@x>\r\nTo: bob@example.org\r\nSubject: once more\r\n\r\n");
            assertEquals(List.of("again", "once more"), imap(cloud, "bob@example.org"));
        }
    }

    @Test
    void poisonMessageDiesAfterItsTriesAndStaysDead() throws SQLException {
        Settings settings = Worlds.in(data, Map.of("cis.visibility.seconds", "0"));
        try (LocalCloud cloud = new LocalCloud(settings)) {
            publish(cloud, "MAIL_REFUSED", "poison");
            for (int i = 0; i < Channel.TRIES; i++) {
                assertEquals(1, peek(cloud, "cis-refusals").size(), "try " + i);
            }
            assertTrue(peek(cloud, "cis-refusals").isEmpty());
            await().until(() -> waiting(cloud, "cis-refusals-dead"), "1"::equals);
        }
        assertEquals(1, rowsOnDisk(), "a moved message is in one queue only");
        try (LocalCloud cloud = new LocalCloud(settings)) {
            assertTrue(peek(cloud, "cis-refusals").isEmpty(), "it stays dead when the server comes back");
            assertEquals(List.of("poison"), receive(cloud, "cis-refusals-dead"));
        }
        assertEquals(0, rowsOnDisk());
    }

    /** Messages of all queues, counted while no server holds the file. */
    private int rowsOnDisk() throws SQLException {
        int rows = 0;
        try (var db = DriverManager.getConnection(
                        "jdbc:h2:" + data.resolve("sqs/queues").toAbsolutePath());
                var tables = db.getMetaData().getTables(null, "PUBLIC", "MESSAGE_%", null)) {
            while (tables.next()) {
                try (var count =
                        db.createStatement().executeQuery("SELECT count(*) FROM " + tables.getString("TABLE_NAME"))) {
                    count.next();
                    rows += count.getInt(1);
                }
            }
        }
        return rows;
    }

    @Test
    void mailToOurselvesIsRejectedAndBusyCanBePlayed() {
        try (LocalCloud cloud = new LocalCloud(Worlds.in(data))) {
            assertThrows(MessageRejectedException.class, () -> send(cloud, "To: Rsvp-1@INVITES.localhost\r\n\r\n"));
            cloud.postOffice().throttle(1);
            SesException busy = assertThrows(SesException.class, () -> send(cloud, "To: bob@example.org\r\n\r\n"));
            assertTrue(busy.isThrottlingException());
            assertEquals(List.of(), receive(cloud, "cis-feedback"));
        }
    }

    @Test
    void whatBecomesOfAMailIsToldWithItsTagsWhichTheMailLoses() throws Exception {
        try (LocalCloud cloud = new LocalCloud(Worlds.in(data))) {
            String tags = "X-SES-MESSAGE-TAGS: token=abc,\r\n other=1\r\n";
            send(cloud, "To: bob@example.org\r\n" + tags + "Subject: good\r\n\r\n");
            send(cloud, "To: ann@Bounce.localhost\r\n" + tags + "Subject: bad\r\n\r\n");
            send(cloud, "To: eve@complaint.localhost\r\n" + tags + "Subject: ugly\r\n\r\n");
            assertEquals(List.of("good"), imap(cloud, "bob@example.org"));
            assertEquals(List.of(), imap(cloud, "ann@bounce.localhost"));
            assertEquals(List.of("ugly"), imap(cloud, "eve@complaint.localhost"));
            List<String> told = new ArrayList<>();
            for (String notice : receive(cloud, "cis-feedback")) {
                JsonNode read = new ObjectMapper().readTree(notice);
                told.add(read.path("eventType").asText() + " "
                        + read.at("/mail/destination/0").asText());
                assertEquals("abc", read.at("/mail/tags/token/0").asText());
                assertEquals("1", read.at("/mail/tags/other/0").asText());
                assertFalse(read.at("/mail/headers").toString().contains("TAGS"), notice);
            }
            assertEquals(
                    List.of(
                            "Bounce ann@Bounce.localhost",
                            "Complaint eve@complaint.localhost",
                            "Delivery bob@example.org",
                            "Delivery eve@complaint.localhost"),
                    told.stream().sorted().toList());
            assertEquals(List.of(), receive(cloud, "cis-mail"));
        }
    }

    @Test
    void provisioningTwiceChangesNothing() {
        Settings settings = Worlds.in(data);
        try (LocalCloud cloud = new LocalCloud(settings)) {
            new Provisioner(cloud.s3(), cloud.sqs(), cloud.sns(), settings).provision();
            assertEquals(
                    2 * Channel.values().length,
                    cloud.sqs().listQueues().queueUrls().size());
            String topic = cloud.sns().listTopics().topics().get(0).topicArn();
            assertEquals(
                    Arrays.stream(Channel.values())
                            .mapToInt(channel -> channel.notices().isEmpty() ? 0 : 1)
                            .sum(),
                    cloud.sns()
                            .listSubscriptionsByTopic(t -> t.topicArn(topic))
                            .subscriptions()
                            .size());
        }
    }

    @Test
    void takenPortAndTakenFolderSayWhatToChange() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Settings settings = Worlds.in(data, Map.of("cis.smtp.port", "" + taken.getLocalPort()));
            String why = assertThrows(ConfigurationException.class, () -> new LocalCloud(settings))
                    .getMessage();
            assertTrue(why.contains("CIS_SMTP_PORT") && why.contains("" + taken.getLocalPort()), why);
        }
        try (LocalCloud first = new LocalCloud(Worlds.in(data))) {
            String why = assertThrows(ConfigurationException.class, () -> new LocalCloud(Worlds.in(data)))
                    .getMessage();
            assertTrue(why.contains("CIS_DATA"), why);
            assertTrue(Files.exists(data.resolve("api-key")));
        }
    }

    private static void publish(LocalCloud cloud, String type, String text) {
        String topic = cloud.sns().listTopics().topics().get(0).topicArn();
        cloud.sns().publish(p -> p.topicArn(topic)
                .message(text)
                .messageAttributes(Map.of(
                        "type",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(type)
                                .build())));
    }

    private static List<String> receive(LocalCloud cloud, String queue) {
        String url = cloud.sqs().getQueueUrl(q -> q.queueName(queue)).queueUrl();
        List<String> bodies = new ArrayList<>();
        cloud.sqs()
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                .messages()
                .forEach(m -> {
                    bodies.add(m.body());
                    cloud.sqs().deleteMessage(d -> d.queueUrl(url).receiptHandle(m.receiptHandle()));
                });
        return bodies;
    }

    private static String waiting(LocalCloud cloud, String queue) {
        var count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        String url = cloud.sqs().getQueueUrl(q -> q.queueName(queue)).queueUrl();
        return cloud.sqs()
                .getQueueAttributes(q -> q.queueUrl(url).attributeNames(count))
                .attributes()
                .get(count);
    }

    private static List<?> peek(LocalCloud cloud, String queue) {
        String url = cloud.sqs().getQueueUrl(q -> q.queueName(queue)).queueUrl();
        return cloud.sqs().receiveMessage(r -> r.queueUrl(url)).messages();
    }

    private static void send(LocalCloud cloud, String mail) {
        cloud.ses().sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String(mail))));
    }

    private static List<String> imap(LocalCloud cloud, String address) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", cloud.imapPort(), address, "any");
        try (store) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<String> subjects = new ArrayList<>();
            for (Message message : inbox.getMessages()) subjects.add(message.getSubject());
            return subjects;
        }
    }

    /** The server's answer to the mail. */
    private static String smtp(LocalCloud cloud, String sender, byte[] mail, String... recipients) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", cloud.smtpPort())) {
            var in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream(), UTF_8));
            var out = socket.getOutputStream();
            in.readLine();
            List<String> commands = new ArrayList<>(List.of("HELO test", "MAIL FROM:<" + sender + ">"));
            for (String recipient : recipients) commands.add("RCPT TO:<" + recipient + ">");
            commands.add("DATA");
            for (String command : commands) {
                out.write(bytes(command + "\r\n"));
                in.readLine();
            }
            out.write(stuffed(mail));
            out.write(bytes(".\r\n"));
            String answer = in.readLine();
            out.write(bytes("QUIT\r\n"));
            in.readLine();
            return answer;
        }
    }

    private static byte[] stuffed(byte[] mail) {
        return bytes(new String(mail, UTF_8).replace("\r\n.", "\r\n.."));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
