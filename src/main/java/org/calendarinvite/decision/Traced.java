package org.calendarinvite.decision;

/** Carries the id that one message keeps from mail in to mail out; log lines show it. */
public interface Traced {
    String trace();
}
