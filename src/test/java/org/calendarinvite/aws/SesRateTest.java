package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;

/** What is asked of SES once more, and what is not. */
class SesRateTest {

    private static final String TOO_FAST = error("Throttling", "Maximum sending rate exceeded.");
    private static final String SPENT = error("Throttling", "Daily message quota exceeded.");

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private Sdk sdk;
    private SesClient ses;
    private int refusals;
    private int status = 400;
    private String refusal = TOO_FAST;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean refused = calls.incrementAndGet() <= refusals;
            var answer = refused
                    ? refusal
                    : "<SendRawEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><SendRawEmailResult><MessageId>m-1</MessageId></SendRawEmailResult></SendRawEmailResponse>";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(refused ? status : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        sdk = new Sdk(
                Region.EU_CENTRAL_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                Optional.empty());
        ses = sdk.ses(
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        ses.close();
        sdk.close();
        server.stop(0);
    }

    @Test
    void aMailThatCameTooFastIsSentALittleLater() {
        refusals = 2;
        assertEquals("m-1", send());
        assertEquals(3, calls.get());
    }

    @Test
    void aSpentDayIsNotAskedAgainAndKnown() {
        refusals = 1;
        refusal = SPENT;
        var failure = assertThrows(SesException.class, this::send);
        assertTrue(SesRate.spent(failure));
        assertEquals(1, calls.get());
    }

    @Test
    void whatMayHaveBeenSentIsNotSentAgain() {
        refusals = 1;
        status = 500;
        refusal = error("InternalFailure", "Oh no");
        assertFalse(SesRate.spent(assertThrows(SdkException.class, this::send)));
        assertEquals(1, calls.get());
    }

    @Test
    void aQueueGoesOnWhenAFiftiethOfTheDayIsFree() {
        assertTrue(new SendQuota.Reading(-1, 14, 9_999).room());
        assertTrue(new SendQuota.Reading(200, 1, 196).room());
        assertFalse(new SendQuota.Reading(200, 1, 196.5).room());
        assertTrue(new SendQuota.Reading(10, 1, 9).room());
        assertFalse(new SendQuota.Reading(10, 1, 10).room());
    }

    private String send() {
        return ses.sendRawEmail(mail -> mail.rawMessage(raw -> {})).messageId();
    }

    private static String error(String code, String why) {
        return "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender</Type><Code>"
                + code + "</Code><Message>" + why + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
    }
}
