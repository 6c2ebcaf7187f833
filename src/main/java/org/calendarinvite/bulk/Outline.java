package org.calendarinvite.bulk;

/**
 * What is known of a list before anything is done with it.
 *
 * @param rows blank ones and the header not counted
 */
public record Outline(String charset, int rows, Layout layout) {}
