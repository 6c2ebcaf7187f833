package org.calendarinvite.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.mutable.ArrayBuffer;

/** A message that its queue goes on changing while the disk writes it: what the disk gets is whole, and changes no more. */
class FrozenTest {

    private final BlockingQueue<InternalMessage> written = new LinkedBlockingQueue<>();
    private ActorSystem system;
    private ActorRef moves;

    /** In place of the disk. */
    private final class Disk extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(QueueEvent.MessageAdded.class, added -> written.add(added.message()))
                    .match(QueueEvent.MessageUpdated.class, updated -> written.add(updated.message()))
                    .build();
        }
    }

    @BeforeEach
    void open() {
        system = ActorSystem.create();
        var disk = system.actorOf(Props.create(Disk.class, Disk::new));
        moves = system.actorOf(Props.create(DeadMoves.class, () -> new DeadMoves(disk)));
    }

    @AfterEach
    void close() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aReceiptThatIsJustBeingAddedIsNotWrittenYet() throws Exception {
        var message = message("first", null);
        moves.tell(new QueueEvent.MessageUpdated("queue", message), ActorRef.noSender());
        assertEquals(List.of("first"), receipts(written.poll(1, TimeUnit.MINUTES)));
        moves.tell(new QueueEvent.MessageAdded("queue", message), ActorRef.noSender());
        assertEquals(List.of("first"), receipts(written.poll(1, TimeUnit.MINUTES)));
    }

    @Test
    void aReceiptThatIsAddedLaterDoesNotReachTheDiskByItself() throws Exception {
        var message = message("first");
        moves.tell(new QueueEvent.MessageUpdated("queue", message), ActorRef.noSender());
        var frozen = written.poll(1, TimeUnit.MINUTES);
        message.deliveryReceipts().addOne("second");
        assertEquals(List.of("first"), receipts(frozen));
        assertEquals(message.id(), frozen.id());
        assertEquals(message.content(), frozen.content());
    }

    private static List<String> receipts(InternalMessage message) {
        var all = message.deliveryReceipts();
        return IntStream.range(0, all.length()).mapToObj(all::apply).toList();
    }

    private static InternalMessage message(String... receipts) {
        var growing = new ArrayBuffer<String>();
        for (var receipt : receipts) growing.addOne(receipt);
        return new InternalMessage(
                "id",
                growing,
                0,
                new MessageContent("x"),
                Map$.MODULE$.empty(),
                OffsetDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneOffset.UTC),
                0,
                NeverReceived$.MODULE$,
                0,
                false,
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
