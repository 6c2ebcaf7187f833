package org.calendarinvite.local;

import org.elasticmq.actor.queue.InternalMessage;
import scala.collection.mutable.ArrayBuffer;
import scala.collection.mutable.Buffer;

/**
 * A message as it is now. ElasticMQ hands its disk the very object that its queue goes on changing on another thread: a receipt
 * that is just being added is read as null there, which ends the disk and all queues with it.
 */
final class Frozen {

    private Frozen() {}

    static InternalMessage of(InternalMessage message) {
        return message.copy(
                message.id(),
                receipts(message.deliveryReceipts()),
                message.nextDelivery(),
                message.content(),
                message.messageAttributes(),
                message.created(),
                message.orderIndex(),
                message.firstReceive(),
                message.receiveCount(),
                message.isFifo(),
                message.messageGroupId(),
                message.messageDeduplicationId(),
                message.tracingId(),
                message.sequenceNumber(),
                message.deadLetterSourceQueueName());
    }

    /** One that is missed here is written with the update that follows its delivery. */
    private static Buffer<String> receipts(Buffer<String> growing) {
        var receipts = new ArrayBuffer<String>();
        for (int i = 0; i < growing.length(); i++) {
            var receipt = growing.apply(i);
            if (receipt != null) receipts.addOne(receipt);
        }
        return receipts;
    }
}
