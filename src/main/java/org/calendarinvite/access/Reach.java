package org.calendarinvite.access;

import org.calendarinvite.event.Event;

/** How far somebody sees; the store asks it of each event before it shows anything of it. */
public sealed interface Reach {

    /** Whether this event, and all that belongs to it, may be shown. */
    boolean covers(Event event);

    /** Whether what spans the events of this organizer may be shown. */
    boolean covers(String tenant, String organizer);

    /** The tenant that is meant; empty when a link to one event is all there is. */
    String tenant();

    /** All that belongs to a tenant. */
    record Everything(String tenant) implements Reach {

        @Override
        public boolean covers(Event event) {
            return event.tenant().equals(tenant);
        }

        @Override
        public boolean covers(String whose, String organizer) {
            return whose.equals(tenant);
        }
    }

    /** What belongs to one organizer of a tenant. */
    record Own(String tenant, String organizer) implements Reach {

        @Override
        public boolean covers(Event event) {
            return covers(event.tenant(), event.organizer());
        }

        @Override
        public boolean covers(String whose, String who) {
            return whose.equals(tenant) && who.equals(organizer);
        }
    }

    /** One event, whosever it is. */
    record OneEvent(String uid) implements Reach {

        @Override
        public boolean covers(Event event) {
            return event.uid().equals(uid);
        }

        @Override
        public boolean covers(String whose, String organizer) {
            return false;
        }

        @Override
        public String tenant() {
            return "";
        }
    }
}
