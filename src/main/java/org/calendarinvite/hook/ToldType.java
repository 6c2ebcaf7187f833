package org.calendarinvite.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.decision.Notice;

/** What outsiders may hear of, by its public name (Standard Webhooks: words with full stops between, from the general to the special). */
public enum ToldType {
    EVENT_CREATED("event.created", Notice.Type.EVENT_CREATED),
    EVENT_UPDATED("event.updated", Notice.Type.EVENT_UPDATED),
    EVENT_CANCELLED("event.cancelled", Notice.Type.EVENT_CANCELLED),
    ATTENDEE_INVITED("attendee.invited", Notice.Type.INVITE_DUE),
    ATTENDEE_REMOVED("attendee.removed", Notice.Type.UNINVITE_DUE),
    ATTENDEE_ANSWERED("attendee.answered", Notice.Type.ANSWER_RECORDED),
    ATTENDEE_DELIVERY("attendee.delivery", Notice.Type.DELIVERY_RECORDED),
    /** Sent to one hook when its owner asks for it. */
    TEST("hook.test", null);

    private final String word;
    private final Notice.Type notice;

    ToldType(String word, Notice.Type notice) {
        this.word = word;
        this.notice = notice;
    }

    public String word() {
        return word;
    }

    /** Empty for what is nobody else's business. */
    public static Optional<ToldType> of(Notice.Type notice) {
        return Arrays.stream(values()).filter(type -> type.notice == notice).findFirst();
    }

    /** What a hook can ask for. */
    public static List<String> words() {
        return Arrays.stream(values())
                .filter(type -> type != TEST)
                .map(ToldType::word)
                .toList();
    }
}
