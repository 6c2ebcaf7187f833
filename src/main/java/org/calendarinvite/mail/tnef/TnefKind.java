package org.calendarinvite.mail.tnef;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a message class asks for, in the words of iTIP. */
record TnefKind(String method, String partstat) {

    private static final int CLASS_ATTRIBUTE = 0x00078008;
    private static final int CLASS_PROPERTY = 0x001A;

    /** Each class and what TNEF writes for it (MS-OXTNEF 2.3.3.4). */
    private static final Map<String, TnefKind> KINDS = Map.of(
            "ipm.schedule.meeting.request", new TnefKind("REQUEST", ""),
            "ipm.microsoft schedule.mtgreq", new TnefKind("REQUEST", ""),
            "ipm.schedule.meeting.canceled", new TnefKind("CANCEL", ""),
            "ipm.microsoft schedule.mtgcncl", new TnefKind("CANCEL", ""),
            "ipm.schedule.meeting.resp.pos", new TnefKind("REPLY", "ACCEPTED"),
            "ipm.microsoft schedule.mtgrespp", new TnefKind("REPLY", "ACCEPTED"),
            "ipm.schedule.meeting.resp.neg", new TnefKind("REPLY", "DECLINED"),
            "ipm.microsoft schedule.mtgrespn", new TnefKind("REPLY", "DECLINED"),
            "ipm.schedule.meeting.resp.tent", new TnefKind("REPLY", "TENTATIVE"),
            "ipm.microsoft schedule.mtgrespa", new TnefKind("REPLY", "TENTATIVE"));

    static Optional<TnefKind> of(TnefProperties message) {
        var attribute = message.attribute(CLASS_ATTRIBUTE);
        var written = attribute.isEmpty() ? message.tag(CLASS_PROPERTY) : attribute;
        var name = written.toLowerCase(Locale.ROOT).replaceFirst("^microsoft mail v3\\.0 ", "");
        return Optional.ofNullable(KINDS.get(name));
    }

    boolean isReply() {
        return method.equals("REPLY");
    }

    boolean isRequest() {
        return method.equals("REQUEST");
    }
}
