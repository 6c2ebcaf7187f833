package org.calendarinvite.decision;

/** A record that is put where it belongs, whatever was there: off the way of what it is about, and never in its decision. */
public interface Filed extends Placed {}
