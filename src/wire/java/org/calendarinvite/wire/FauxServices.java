package org.calendarinvite.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.calendarinvite.world.ChildProcess;
import org.calendarinvite.world.Ports;

/** S3, SQS and SNS by fauxqs, SES by aws-ses-v2-local: servers that others wrote, in processes of their own on loopback. */
public final class FauxServices implements AutoCloseable {

    private final URI aws;
    private final URI mail;
    private final ChildProcess fauxqs;
    private final ChildProcess ses;

    private FauxServices() {
        var ports = Ports.free(2);
        aws = URI.create("http://127.0.0.1:" + ports.get(0));
        mail = URI.create("http://127.0.0.1:" + ports.get(1));
        fauxqs = Npm.start("fauxqs.log", List.of("fauxqs.mjs", String.valueOf(ports.get(0))));
        ses = Npm.start(
                "ses.log",
                List.of(
                        "node_modules/aws-ses-v2-local/dist/cli.js",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(ports.get(1))));
    }

    /** Installs what package-lock.json names, if that has not been done, and waits until both answer. */
    public static FauxServices start() {
        Npm.install();
        var services = new FauxServices();
        try {
            services.await(services.aws.resolve("/health"), services.fauxqs);
            services.await(services.mail.resolve("/health-check"), services.ses);
            return services;
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /** S3, SQS and SNS. */
    public URI aws() {
        return aws;
    }

    public URI ses() {
        return mail;
    }

    @Override
    public void close() {
        fauxqs.kill();
        ses.kill();
    }

    private void await(URI health, ChildProcess process) {
        var client = HttpClient.newHttpClient();
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!answers(client, health)) {
            if (!process.alive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(health + " does not answer:\n"
                        + ChildProcess.tail(Npm.LOGS.resolve("fauxqs.log"), 20)
                        + ChildProcess.tail(Npm.LOGS.resolve("ses.log"), 20));
            }
            process.endsWithin(50);
        }
    }

    private static boolean answers(HttpClient client, URI uri) {
        try {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
