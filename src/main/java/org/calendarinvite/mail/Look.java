package org.calendarinvite.mail;

import org.calendarinvite.organizer.Brand;
import org.calendarinvite.words.Words;

/** How a mail or a page looks to its reader: its language, and under whose brand it comes. */
public record Look(Words words, Brand brand) {}
