package org.calendarinvite.organizer;

/** Where the mail of an address arrives: {@code eve+1@example.com} is one of any number of names for one inbox (RFC 5233). */
public final class Inbox {

    private Inbox() {}

    /** The address without its tag. */
    public static String of(String email) {
        int at = email.lastIndexOf('@');
        int tag = email.indexOf('+');
        return tag > 0 && tag < at ? email.substring(0, tag) + email.substring(at) : email;
    }
}
