package org.calendarinvite.web;

import java.util.Map;

/**
 * A page before it is HTML.
 *
 * @param template below {@code templates/page/}, without its ending
 */
public record WebPage(int status, String template, Map<String, Object> data) {}
