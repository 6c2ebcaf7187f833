package org.calendarinvite.world;

import java.util.List;

/** How a test touches the server: only as people and their programs do, by mail and over HTTP. */
public interface World {

    /** Hands a mail over; when this returns, the server has taken responsibility for it. */
    void send(Mail mail);

    /** All mails that this address ever got, oldest first. */
    List<ReceivedMail> inbox(String address);

    Api api();
}
