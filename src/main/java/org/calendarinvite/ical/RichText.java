package org.calendarinvite.ical;

import java.util.Map;
import java.util.regex.Pattern;
import org.calendarinvite.event.PlainText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A description as two texts that say the same: one for mails in HTML, one for everything else.
 *
 * @param html safe to be shown as it is; empty when the description was plain
 * @param plain whole, lines ended by {@code \n}
 */
record RichText(String html, String plain) {

    /** Longer ones are shown as plain text. */
    static final int MAX_HTML = 16 * 1024;

    /** Google and Outlook write these into DESCRIPTION; a person who types plain text does not. */
    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|b|body|br|center|code|div|em|font|form|h[1-6]|head|hr|html|html-blob|i|iframe|img|input|li|link|meta|object"
                    + "|ol|p|pre|s|script|span|strong|style|svg|table|tbody|td|tr|u|ul|video)(?:[\\s/][^<>]*)?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOCUMENT = Pattern.compile("<(?:!doctype|html|body)[\\s>]", Pattern.CASE_INSENSITIVE);

    /** A line end that no tag has made already. */
    private static final Pattern LINE_END = Pattern.compile(
            "(?<!<(?:br|/p|/li|/?ul|/?ol|/div|/?tr|/h\\d)\\s?/?>)\n(?!\\s{0,3}</?(?:p|li|ul|ol|div|tr|h\\d)[\\s>])",
            Pattern.CASE_INSENSITIVE);

    /** No tag, but how plain text points to a page or a person. */
    private static final Pattern POINTED =
            Pattern.compile("(?i)<((?:https?:|mailto:)[^<>\\s]{1,2000}|[^<>\\s@]{1,64}@[^<>\\s@]{1,255})>");

    private static final Pattern LINK = Pattern.compile("(?i)\\s*(?:https?://|mailto:)\\S+\\s*");

    private static final ElementPolicy PARAGRAPH = (name, attributes) -> "p";

    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements("a", "b", "i", "u", "em", "strong", "p", "br", "ul", "ol", "li")
            .allowElements(PARAGRAPH, "div", "tr", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener")
            .toFactory();

    static RichText of(String description) {
        var text = PlainText.lines(description);
        if (!TAG.matcher(text).find()) return new RichText("", text);
        var html = PlainText.lines(SAFE.sanitize(withBreaks(text))).strip();
        var plain = PlainText.lines(plain(html));
        return new RichText(plain.isEmpty() || html.length() > MAX_HTML ? "" : html, plain);
    }

    /** Google mixes tags with plain lines; in whole documents line ends mean nothing. */
    private static String withBreaks(String text) {
        var tags = POINTED.matcher(text).replaceAll("&lt;$1&gt;");
        return DOCUMENT.matcher(tags).find() ? tags : LINE_END.matcher(tags).replaceAll("<br>");
    }

    private static String plain(String html) {
        var out = new Lineation();
        Jsoup.parseBodyFragment(html).body().traverse(out);
        return out.text();
    }

    /** Writes what an HTML reader would see, as far as lines can show it. */
    private static final class Lineation implements NodeVisitor {

        private static final Map<String, String> BEFORE =
                Map.of("br", "\n", "p", "\n\n", "ul", "\n", "ol", "\n", "li", "\n- ");
        private static final Map<String, String> AFTER = Map.of("p", "\n\n", "ul", "\n", "ol", "\n");

        private final StringBuilder out = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) words(text.text());
            else if (node instanceof Element element) add(BEFORE.getOrDefault(element.normalName(), ""));
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) return;
            if (element.normalName().equals("a")) target(element);
            add(AFTER.getOrDefault(element.normalName(), ""));
        }

        private void words(String text) {
            boolean lineStart = out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
            out.append(lineStart ? text.stripLeading() : text);
        }

        /** A link says where it leads, unless its words do. */
        private void target(Element link) {
            var href = link.attr("href").strip();
            var shown = href.replaceFirst("(?i)^mailto:", "");
            if (!shown.isEmpty() && !link.text().contains(shown))
                out.append(" (").append(shown).append(')');
        }

        private void add(String lines) {
            int last = Math.max(0, out.length() - 3);
            // A paragraph that begins a list item begins no line.
            if (!lines.startsWith("\n\n") || out.indexOf("\n- ", last) < 0) out.append(lines);
        }

        String text() {
            return out.toString()
                    .replaceAll("[ \t]+\n", "\n")
                    .replaceAll("\n{3,}", "\n\n")
                    .strip();
        }
    }
}
