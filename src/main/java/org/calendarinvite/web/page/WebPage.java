package org.calendarinvite.web.page;

import java.util.Map;
import org.calendarinvite.mail.Look;

/**
 * A page before it is HTML.
 *
 * @param template below {@code templates/page/}, without its ending
 */
public record WebPage(int status, String template, Look look, Map<String, Object> data) {}
