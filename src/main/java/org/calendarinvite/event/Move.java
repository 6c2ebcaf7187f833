package org.calendarinvite.event;

/**
 * What becomes of one date when its series gets other dates; both by key.
 *
 * @param to empty when nothing takes its place
 */
public record Move(String from, String to) {

    public boolean ends() {
        return to.isEmpty();
    }
}
