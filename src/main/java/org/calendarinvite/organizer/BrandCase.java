package org.calendarinvite.organizer;

/** The brand that is asked for, beside the one that is kept ({@link Brand#none} when there is none). */
public record BrandCase(Brand asked, Brand stored) {}
