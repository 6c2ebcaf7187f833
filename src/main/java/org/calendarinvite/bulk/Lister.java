package org.calendarinvite.bulk;

import java.util.Optional;
import org.calendarinvite.decision.Traced;

/**
 * Who sends lists by mail.
 *
 * @param proven our own MTA, or he himself, vouches that he wrote the mail
 * @param barred why he may invite nobody now, in sentences for him
 * @param hosts he has an event, be it over or cancelled
 * @param ours an address of this server
 * @param first id of the first list that the mail begins, if it does
 */
public record Lister(
        String sender, boolean proven, Optional<String> barred, boolean hosts, boolean ours, String first, String trace)
        implements Traced {}
