package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.calendarinvite.aws.SnsNotices.NotBelieved;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate of our own in the place of that of SNS. */
class SnsNoticesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:ses-feedback";
    private static final String PEM = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123abc.pem";
    private static final String SUBSCRIBE =
            "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + TOPIC + "&Token=2336";
    private static final String PASSWORD = "secret";

    private static PrivateKey key;
    private static byte[] certificate;

    private final Instant now = Instant.now();
    private final List<URI> fetched = Collections.synchronizedList(new ArrayList<>());
    private Fetch answer = address -> certificate.clone();
    private final SnsNotices notices = notices(Optional.of(TOPIC), now);

    @BeforeAll
    static void certificate(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sns",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-startdate",
                        "-1d",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> read(folder.resolve("keytool.txt")));
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        key = (PrivateKey) keys.getKey("sns", PASSWORD.toCharArray());
        var encoded = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("sns").getEncoded());
        certificate = ("-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aSignedNoticeIsTakenAsItIs() throws Exception {
        for (var version : List.of("1", "2")) {
            var text = signed(notification(), version);
            assertEquals(Optional.of(text), notices.take(text));
        }
        var subject = notification();
        subject.put("Subject", "Amazon SES Email Event Notification");
        assertEquals(true, notices.take(signed(subject, "2")).isPresent());
        assertEquals(List.of(URI.create(PEM)), fetched, "the certificate is fetched once");
    }

    @Test
    void aSubscriptionOfTheTopicIsConfirmed() throws Exception {
        assertEquals(Optional.empty(), notices.take(signed(confirmation(SUBSCRIBE), "2")));
        assertEquals(List.of(URI.create(PEM), URI.create(SUBSCRIBE)), fetched);
    }

    @Test
    void nobodyElseIsAskedInItsPlace() {
        for (var address : List.of(
                "http://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription",
                "https://sns.eu-central-1.amazonaws.com.evil.example/?Action=ConfirmSubscription",
                "https://evil.example/?Action=ConfirmSubscription",
                "https://sns.eu-central-1.amazonaws.com@evil.example/?Action=ConfirmSubscription",
                "https://169.254.169.254/"))
            assertThrows(NotBelieved.class, () -> notices.take(signed(confirmation(address), "2")), address);
        assertEquals(List.of(URI.create(PEM)), fetched);
    }

    @Test
    void aCertificateFromElsewhereIsNotEvenFetched() {
        for (var address : List.of(
                "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.eu-central-1.amazonaws.com/../SimpleNotificationService-1.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/SimpleNotificationService-1.pem",
                "https://bucket.s3.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
                "https://evil.example/?sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem",
                "")) {
            var message = notification();
            message.put("SigningCertURL", address);
            assertThrows(NotBelieved.class, () -> notices.take(signed(message, "2")), address);
        }
        assertEquals(List.of(), fetched);
    }

    @Test
    void whereThereIsNoCertificateNobodyIsAskedAgainForAMinute() throws Exception {
        answer = address -> {
            throw new IOException("404");
        };
        var text = signed(notification(), "2");
        var certificates = new SnsCertificates(this::fetch);
        for (int i = 0; i < 9; i++) assertThrows(IOException.class, () -> notices.take(text));
        assertEquals(1, fetched.size());
        assertThrows(IOException.class, () -> certificates.at(PEM, now));
        assertThrows(
                IOException.class,
                () -> certificates.at(PEM, now.plus(SnsCertificates.REMEMBERED).minusMillis(1)));
        assertEquals(2, fetched.size());
        answer = address -> certificate.clone();
        certificates.at(PEM, now.plus(SnsCertificates.REMEMBERED));
        certificates.at(PEM, now);
        assertEquals(3, fetched.size());
    }

    @Test
    void whatIsNoCertificateIsNotFetchedAgainEither() {
        answer = address -> "hello".getBytes(StandardCharsets.UTF_8);
        var certificates = new SnsCertificates(this::fetch);
        assertThrows(GeneralSecurityException.class, () -> certificates.at(PEM, now));
        assertThrows(IOException.class, () -> certificates.at(PEM, now));
        assertEquals(1, fetched.size());
    }

    @Test
    void addressesThatAreMadeUpTakeNoMemoryForEver() {
        answer = address -> {
            throw new IOException("404");
        };
        var certificates = new SnsCertificates(this::fetch);
        for (int i = 0; i <= SnsCertificates.KEPT; i++) {
            var madeUp = PEM.replace("0123abc", "x" + i);
            assertThrows(IOException.class, () -> certificates.at(madeUp, now));
        }
        assertThrows(IOException.class, () -> certificates.at(PEM.replace("0123abc", "x0"), now));
        assertEquals(SnsCertificates.KEPT + 2, fetched.size(), "the first was forgotten");
        assertThrows(IOException.class, () -> certificates.at(PEM.replace("0123abc", "x9"), now));
        assertEquals(SnsCertificates.KEPT + 2, fetched.size());
    }

    @Test
    void aThirdCertificateIsNotFetchedBesideTwo() throws Exception {
        var begun = new CountDownLatch(SnsCertificates.AT_ONCE);
        var go = new CountDownLatch(1);
        answer = address -> {
            begun.countDown();
            await(go);
            return certificate.clone();
        };
        var certificates = new SnsCertificates(this::fetch);
        List<CompletableFuture<Object>> under = new ArrayList<>();
        for (int i = 0; i < SnsCertificates.AT_ONCE; i++) {
            var address = PEM.replace("0123abc", "slow" + i);
            under.add(CompletableFuture.supplyAsync(() -> at(certificates, address)));
        }
        await(begun);
        assertThrows(IOException.class, () -> certificates.at(PEM, now));
        go.countDown();
        for (var one : under) one.get(30, TimeUnit.SECONDS);
        certificates.at(PEM, now);
    }

    private Object at(SnsCertificates certificates, String address) {
        try {
            return certificates.at(address, now);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertEquals(true, latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void chinaHasAnEndingOfItsOwn() throws Exception {
        var message = notification();
        message.put("SigningCertURL", "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem");
        assertEquals(true, notices.take(signed(message, "2")).isPresent());
    }

    @Test
    void whatWasChangedOrIsOfAnotherTopicIsNotBelieved() throws Exception {
        for (var name : List.of("Message", "MessageId", "Timestamp")) {
            var message = (ObjectNode) JSON.readTree(signed(notification(), "2"));
            message.put(name, name.equals("Timestamp") ? now.minusSeconds(5).toString() : "another");
            assertThrows(NotBelieved.class, () -> notices.take(message.toString()), name);
        }
        var other = notification();
        other.put("TopicArn", TOPIC + "-another");
        assertThrows(NotBelieved.class, () -> notices.take(signed(other, "2")));
        assertThrows(NotBelieved.class, () -> notices.take(signed(notification(), "3")));
        var bare = notification();
        assertThrows(NotBelieved.class, () -> notices.take(JSON.writeValueAsString(bare)));
    }

    @Test
    void onlyTheLastHoursCount() throws Exception {
        var text = signed(notification(), "2");
        assertEquals(true, at(now.plus(Duration.ofHours(7))).take(text).isPresent());
        assertThrows(NotBelieved.class, () -> at(now.plus(Duration.ofHours(7)).plusSeconds(1))
                .take(text));
        assertEquals(true, at(now.minus(Duration.ofMinutes(15))).take(text).isPresent());
        assertThrows(
                NotBelieved.class,
                () -> at(now.minus(Duration.ofMinutes(15)).minusSeconds(1)).take(text));
    }

    @Test
    void whatIsNoMessageIsSaidToBeNone() {
        for (var text : List.of("", "hello", "{}", "[]", "{\"Type\": 7"))
            assertThrows(IllegalArgumentException.class, () -> notices.take(text), text);
        assertEquals(false, notices(Optional.empty(), now).on());
    }

    private SnsNotices at(Instant moment) {
        return notices(Optional.of(TOPIC), moment);
    }

    private SnsNotices notices(Optional<String> topic, Instant moment) {
        return new SnsNotices(JSON, this::fetch, topic, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private byte[] fetch(URI address) throws IOException {
        fetched.add(address);
        return answer.get(address);
    }

    private Map<String, String> notification() {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("Type", "Notification");
        message.put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
        message.put("TopicArn", TOPIC);
        message.put("Message", "{\"eventType\":\"Delivery\"}");
        message.put("Timestamp", now.toString());
        message.put("SigningCertURL", PEM);
        return message;
    }

    private Map<String, String> confirmation(String address) {
        var message = notification();
        message.put("Type", "SubscriptionConfirmation");
        message.put("Token", "2336");
        message.put("SubscribeURL", address);
        return message;
    }

    private static String signed(Map<String, String> message, String version) throws IOException {
        try {
            message.put("SignatureVersion", version);
            var signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(stringToSign(message).getBytes(StandardCharsets.UTF_8));
            message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
            return JSON.writeValueAsString(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the documentation of SNS writes it down, name by name. */
    private static String stringToSign(Map<String, String> message) {
        var names = message.get("Type").equals("Notification")
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        var text = new StringBuilder();
        for (var name : names)
            if (message.containsKey(name))
                text.append(name).append('\n').append(message.get(name)).append('\n');
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
