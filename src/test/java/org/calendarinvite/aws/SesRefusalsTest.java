package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.Worlds;
import org.calendarinvite.invite.Delivery.State;
import org.calendarinvite.mail.Letter;
import org.calendarinvite.mail.LetterWriter;
import org.calendarinvite.mail.PreparedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;

/** What SES answers on the wire, and what that says of the recipient. */
class SesRefusalsTest {

    private final SesRefusals refusals = new SesRefusals();
    private HttpServer server;
    private SesClient ses;
    private int status;
    private String answer = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        ses = SesClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .overrideConfiguration(own -> own.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    @AfterEach
    void close() {
        ses.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | MessageRejected       | Message length is more than 10485760 bytes long: '10485761'.
                    400 | MessageRejected       | Transaction failed: Expected MIME type, got ;
                    400 | InvalidParameterValue | Local address contains control or whitespace
                    400 | InvalidParameterValue | Domain contains illegal character
                    """)
    void whatSesNeverTakesHasBounced(int code, String error, String why) throws Exception {
        var mail = mail();
        var feedback = refusals.feedback(mail, failure(code, error, why));
        assertEquals(State.BOUNCED, feedback.report().state());
        assertEquals(why, feedback.report().reason());
        assertEquals("t0ken", feedback.token());
        assertEquals(List.of("bob@home.example"), feedback.about());
        assertEquals("id/1", feedback.id());
        assertFalse(feedback.certain(), "it ends the mails of this organizer, not of all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | Throttling                            | Maximum sending rate exceeded.
                    400 | Throttling                            | Daily message quota exceeded.
                    400 | MessageRejected                       | Email address is not verified. The following identities failed the check: x@ours.org
                    400 | AccountSendingPausedException         | Sending is paused
                    400 | ConfigurationSetDoesNotExist          | No such set
                    400 | MailFromDomainNotVerifiedException    | Not set up
                    403 | SignatureDoesNotMatch                 | Check the key
                    403 | AccessDenied                          | Not allowed
                    500 | InternalFailure                       | Oh no
                    503 | ServiceUnavailable                    | Slow down
                    """)
    void whatMayBeMendedIsTriedAgain(int code, String error, String why) {
        var failure = failure(code, error, why);
        assertSame(failure, assertThrows(SesException.class, () -> refusals.feedback(mail(), failure)));
    }

    @Test
    void whatIsQueuedIsReadAsItWasSaid() throws Exception {
        var said = refusals.feedback(mail(), failure(400, "MessageRejected", "Too long"));
        var queued = Worlds.json().writeValueAsString(said);
        assertEquals(List.of(said), new FeedbackNotices(Worlds.json()).read(queued));
    }

    private SesException failure(int code, String error, String why) {
        status = code;
        answer = "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender</Type><Code>"
                + error + "</Code><Message>" + why + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
        return assertThrows(SesException.class, () -> ses.sendRawEmail(mail -> mail.rawMessage(raw -> {})));
    }

    private static PreparedMail mail() {
        return new LetterWriter(Worlds.in(Path.of("target/ses")))
                .write(new Letter(
                        "id/1",
                        "Ann",
                        "rsvp-t0ken@invites.localhost",
                        "bob@home.example",
                        "",
                        "Lunch",
                        "text",
                        "<p>text</p>",
                        Optional.empty(),
                        "tr"));
    }
}
