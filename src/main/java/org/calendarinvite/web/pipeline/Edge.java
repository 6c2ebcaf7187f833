package org.calendarinvite.web.pipeline;

/**
 * An arrow of the picture.
 *
 * @param failing only what failed goes this way
 */
record Edge(Place from, Place to, boolean failing) {}
