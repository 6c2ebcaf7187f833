package org.calendarinvite.decision;

import java.util.ArrayList;
import java.util.List;

/** Goes to the topic of events. */
public interface Telling extends Traced {

    int TEN = 10;

    /** The value of the message attribute {@code type}, by which the topic's filters choose the queues. */
    String kind();

    /** Ten go to the topic, or into a message, at a time (SNS PublishBatch, SQS SendMessageBatch). */
    static <T> List<List<T>> tens(List<T> all) {
        List<List<T>> tens = new ArrayList<>();
        for (int i = 0; i < all.size(); i += TEN) tens.add(all.subList(i, Math.min(all.size(), i + TEN)));
        return tens;
    }
}
