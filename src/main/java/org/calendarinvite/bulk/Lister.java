package org.calendarinvite.bulk;

import org.calendarinvite.decision.Traced;

/**
 * Who sends lists by mail.
 *
 * @param proven our own MTA, or he himself, vouches that he wrote the mail
 * @param ours an address of this server
 */
public record Lister(String sender, boolean proven, boolean suspended, boolean ours, String trace) implements Traced {}
