package org.calendarinvite.lifecycle;

import static org.calendarinvite.lifecycle.Party.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.calendarinvite.world.Api.Question;
import org.calendarinvite.world.EmbeddedWorld;
import org.calendarinvite.world.Ports;
import org.calendarinvite.world.RunningServer;
import org.calendarinvite.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What an operator changes and watches on a packaged server: routes, templates, limits, links, health, metrics. */
class OperatorIT {

    private static final int SQS = Ports.free(1).get(0);

    @RegisterExtension
    static final RunningServer SERVER = new RunningServer("operator");

    @TempDir
    static Path mounted;

    private static World world;
    private static Party party;

    @BeforeAll
    static void start() throws IOException {
        var route = Files.readString(Path.of("src/main/resources/routes/event/notify-event-created.camel.yaml"));
        Files.writeString(
                Files.createDirectories(mounted.resolve("routes")).resolve("notify-event-created.camel.yaml"),
                route.replace(
                        "        - filter:\n",
                        "        - log:\n            id: mounted\n            message: \"THE MOUNTED ROUTE\"\n"
                                + "        - filter:\n"));
        Files.writeString(
                Files.createDirectories(mounted.resolve("templates/mail")).resolve("event-created.txt"),
                "Ours: {event.summary} {api}?link={link}\n");
        SERVER.with("CIS_ROUTES", mounted.resolve("routes").toString())
                .with("CIS_TEMPLATES", mounted.resolve("templates").toString())
                .with("CIS_API_INVITES_PER_SECOND", "3")
                .with("CIS_VISIBILITY_SECONDS", "2")
                .with("CIS_MAIL_LEASE", "1s")
                .with("CIS_EMBEDDED_SQS_PORT", String.valueOf(SQS))
                .start();
        world = new EmbeddedWorld(SERVER);
        party = Party.of(world, "host@work.example");
    }

    @Test
    void aMountedRouteTakesThePlaceOfTheBuiltInOne() throws IOException {
        assertTrue(Files.readString(Path.of("target/it-logs/operator.log")).contains("THE MOUNTED ROUTE"));
    }

    @Test
    void aMountedTemplateIsUsedAndItsLinkOpensThisEventOnly() throws Exception {
        var text = world.inbox("host@work.example").get(0).text();
        assertTrue(text.startsWith("Ours: "), text);
        var link = Pattern.compile("link=(\\S+)").matcher(text);
        assertTrue(link.find(), text);
        var signed = "?link=" + link.group(1);
        assertEquals(
                200, get(SERVER.url() + "/api/event/" + party.uid() + signed).statusCode());
        assertEquals(
                200,
                get(SERVER.url() + "/api/event/" + party.uid() + "/statistics" + signed)
                        .statusCode());
        var other = Party.of(world, "other@work.example");
        assertEquals(
                401, get(SERVER.url() + "/api/event/" + other.uid() + signed).statusCode());
        assertEquals(401, get(SERVER.url() + "/api/system/quarantine" + signed).statusCode());
        assertEquals(
                401,
                get(SERVER.url() + "/api/event/" + party.uid() + signed + "x").statusCode());
    }

    @Test
    void tooManyInvitesInOneSecondAreAnswered429() {
        var statuses = IntStream.range(0, 20)
                .parallel()
                .map(i -> world.api()
                        .call(Question.post(
                                "/api/event/" + party.uid() + "/invite", "{\"email\": \"g" + i + "@x.example\"}"))
                        .status())
                .boxed()
                .toList();
        assertTrue(statuses.contains(202) && statuses.contains(429), statuses::toString);
        assertTrue(statuses.stream().allMatch(status -> status == 202 || status == 429), statuses::toString);
    }

    @Test
    void aMessageThatFailsFiveTimesIsDeadAndHealthSaysSo() throws Exception {
        try (var sqs = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + SQS))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build()) {
            var url = sqs.getQueueUrl(q -> q.queueName("cis-mail")).queueUrl();
            sqs.sendMessage(m -> m.queueUrl(url).messageBody("no notice of SES"));
        }
        assertEquals(200, get(SERVER.management() + "/observe/health/ready").statusCode());
        eventually("a dead letter in the health report", () -> {
            var health = get(SERVER.management() + "/observe/health/well");
            return health.statusCode() == 503 && health.body().contains("cis-mail-dead") ? health : null;
        });
        assertEquals(200, get(SERVER.management() + "/observe/health/ready").statusCode());
        assertEquals(1, Party.links(world, "host@work.example").size(), "the queue goes on");
    }

    @Test
    void everyRouteHasItsNumbers() {
        var metrics = get(SERVER.management() + "/observe/metrics").body();
        for (var route : new String[] {"receive-mail", "create-event", "deliver-mail"}) {
            assertTrue(metrics.contains("routeId=\"" + route + "\""), () -> route + " is not in\n" + metrics);
        }
    }

    private static HttpResponse<String> get(String uri) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
