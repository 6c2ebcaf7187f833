package org.calendarinvite.aws;

/** The cloud of the local room, which the container leaves out; a bean of this type starts everything in this process. */
public interface EmbeddedCloud extends Cloud {}
