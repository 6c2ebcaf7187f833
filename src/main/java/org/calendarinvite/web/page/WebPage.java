package org.calendarinvite.web.page;

import java.util.Map;
import org.calendarinvite.mail.Look;

/**
 * A page before it is HTML.
 *
 * @param template below {@code templates/page/}, without its ending
 * @param scripted whether scripts that carry the nonce of the page may run
 * @param framed whether it may stand in a frame of anybody's page
 */
public record WebPage(
        int status, String template, Look look, Map<String, Object> data, boolean scripted, boolean framed) {

    /** Without scripts and frames. */
    public WebPage(int status, String template, Look look, Map<String, Object> data) {
        this(status, template, look, data, false, false);
    }
}
