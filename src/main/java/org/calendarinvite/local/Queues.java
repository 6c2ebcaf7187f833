package org.calendarinvite.local;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/**
 * SQS with its messages on disk. Puts ElasticMQ's parts together itself, because ElasticMQ's own server opens its port
 * before the stored queues are back: a queue asked for too early would be made anew and the restore would then fail.
 */
final class Queues implements AutoCloseable {

    private static final String DRIVER = "org.h2.Driver";
    /** Bytes of the largest message that SQS takes. */
    private static final int LARGEST = 1024 * 1024;

    private static final Duration RESTORE = Duration.ofMinutes(2);

    private static final String CONFIG =
            """
            pekko {
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
              loglevel = "WARNING"
              logger-startup-timeout = 30s
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              daemonic = on
              http.server.request-timeout = 21s
              http.server.parsing.illegal-header-warnings = off
              http.server.parsing.max-uri-length = 256k
            }
            """;

    private final ActorSystem system;
    private final SQSRestServer server;
    private final int port;

    /** @param wantedPort 0 takes any free one */
    Queues(Path folder, int wantedPort) throws IOException {
        Files.createDirectories(folder);
        Ports.free(wantedPort, "the embedded SQS", "cis.embedded.sqs-port");
        // Without WRITE_DELAY=0 a kill loses what was acknowledged in the last half second.
        // A message that lies in its row is written once and not, in pieces, beside it: a fifteenth of the bytes.
        String uri = "jdbc:h2:" + folder.toAbsolutePath().resolve("queues")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_LENGTH_INPLACE_LOB=" + LARGEST;
        ClassLoader loader = Queues.class.getClassLoader();
        system = ActorSystem.create(
                "elasticmq",
                ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.defaultReference(loader)),
                loader);
        SqlQueuePersistenceConfig storage = new SqlQueuePersistenceConfig(true, DRIVER, uri, "", "", false);
        pool(storage);
        ActorRef rows = system.actorOf(Props.create(
                SqlQueuePersistenceActor.class,
                () -> new SqlQueuePersistenceActor(storage, List$.MODULE$.<CreateQueueMetadata>empty())));
        ActorRef disk = system.actorOf(Props.create(DeadMoves.class, () -> new DeadMoves(rows)));
        ActorRef manager = system.actorOf(Props.create(
                QueueManagerActor.class,
                () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(disk))));
        restore(disk, manager);
        server = new TheSQSRestServerBuilder(
                        Option.apply(system),
                        Option.apply(manager),
                        Ports.LOOPBACK,
                        wantedPort,
                        new NodeAddress("http", Ports.LOOPBACK, wantedPort, ""),
                        true,
                        StrictSQSLimits$.MODULE$,
                        "us-east-1",
                        "000000000000",
                        Option.apply(disk),
                        AutoCreateQueuesConfig.disabled())
                .start();
        port = server.waitUntilStarted().localAddress().getPort();
    }

    private static void restore(ActorRef disk, ActorRef manager) throws IOException {
        Object outcome;
        try {
            outcome = Patterns.ask(disk, new QueueEvent.Restore(manager), RESTORE)
                    .toCompletableFuture()
                    .get(RESTORE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException("The stored queues do not come back", e);
        }
        if (((Either<?, ?>) outcome).isLeft()) throw new IOException("The stored queues do not come back: " + outcome);
    }

    /** ElasticMQ opens its database once per JVM; a second world in the same JVM needs its own. */
    private static void pool(SqlQueuePersistenceConfig storage) throws IOException {
        try {
            Class.forName(DRIVER);
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
        var settings = ConnectionPool.singleton$default$4();
        ConnectionPool.singleton(
                storage.uri(), "", "", settings, ConnectionPool.singleton$default$5(storage.uri(), "", "", settings));
    }

    URI endpoint() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port);
    }

    @Override
    public void close() throws Exception {
        server.stopAndGetFuture().apply();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
        ConnectionPool.closeAll();
    }
}
