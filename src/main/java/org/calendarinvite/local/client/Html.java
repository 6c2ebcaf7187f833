package org.calendarinvite.local.client;

import org.jsoup.Jsoup;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The HTML of a mail as a document that runs nothing and loads nothing; its look stays as far as it is written at its elements. */
final class Html {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowCommonBlockElements()
            .allowCommonInlineFormattingElements()
            .allowElements("a", "table", "thead", "tbody", "tr", "td", "th", "caption", "hr", "pre", "span", "center")
            .allowStyling()
            .allowStandardUrlProtocols()
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("width", "align", "valign", "bgcolor", "cellpadding", "cellspacing", "colspan", "rowspan")
            .onElements("table", "tr", "td", "th")
            .allowAttributes("dir", "lang")
            .globally()
            .allowAttributes("role")
            .matching(false, "presentation")
            .onElements("table")
            .requireRelsOnLinks("noopener", "noreferrer")
            .toFactory();

    private Html() {}

    /** Links open elsewhere: a page of ours may not be shown in a frame. */
    static String document(String written, String title) {
        var root = Jsoup.parse(written).selectFirst("html");
        var lang = root == null || root.attr("lang").isEmpty() ? "en" : root.attr("lang");
        var dir = root == null || !root.attr("dir").equals("rtl") ? "ltr" : "rtl";
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(lang) + "\" dir=\"" + dir
                + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><base target=\"_blank\"><title>"
                + escaped(title) + "</title></head>\n<body style=\"margin:0;padding:12px;color:#1b1f24;background:#fff;"
                + "font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere\">" + POLICY.sanitize(written)
                + "</body></html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
