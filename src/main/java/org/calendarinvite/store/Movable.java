package org.calendarinvite.store;

import java.util.List;
import java.util.function.Consumer;

/** Everything that one store keeps, to be carried into another one while nobody else writes to either. */
public interface Movable {

    /** One thing after the other, without what is over; in no order. */
    void each(Consumer<Carried> taker);

    /** Keeps these as they are, where nothing else is; it may be done twice. */
    void keep(List<Carried> things);

    /** Nothing is there that is not over. */
    boolean empty();
}
