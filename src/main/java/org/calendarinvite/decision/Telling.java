package org.calendarinvite.decision;

/** Goes to the topic of events. */
public interface Telling extends Traced {

    /** The value of the message attribute {@code type}, by which the topic's filters choose the queues. */
    String kind();
}
