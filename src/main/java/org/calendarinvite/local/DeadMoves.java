package org.calendarinvite.local;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.actor.queue.QueueEvent;

/**
 * Stands before ElasticMQ's disk: a message that moves to a dead-letter queue is written there but stays where it was, so that
 * after a restart it would be tried again, move again, and break the disk with its second insert. Here the move is whole.
 */
final class DeadMoves extends AbstractActor {

    private final ActorRef disk;

    DeadMoves(ActorRef disk) {
        this.disk = disk;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.MessageAdded.class, this::added)
                .match(QueueEvent.MessageUpdated.class, this::updated)
                .matchAny(event -> disk.forward(event, getContext()))
                .build();
    }

    private void added(QueueEvent.MessageAdded added) {
        var message = added.message();
        var source = message.deadLetterSourceQueueName();
        // A crash between the writes leaves both copies: the next move replaces the one that is there.
        if (source.isDefined()) remove(added.queueName(), message.id());
        disk.forward(new QueueEvent.MessageAdded(added.queueName(), Frozen.of(message)), getContext());
        // What is tried again comes back to its source, and still names it.
        if (source.isDefined() && !source.get().equals(added.queueName())) remove(source.get(), message.id());
    }

    private void updated(QueueEvent.MessageUpdated updated) {
        disk.forward(new QueueEvent.MessageUpdated(updated.queueName(), Frozen.of(updated.message())), getContext());
    }

    private void remove(String queue, String id) {
        disk.tell(new QueueEvent.MessageRemoved(queue, id), ActorRef.noSender());
    }
}
