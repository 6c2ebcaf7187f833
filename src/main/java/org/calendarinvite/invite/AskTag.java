package org.calendarinvite.invite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.organizer.SignedLinks;

/**
 * What a mail carries that asks whether it was he who asked on a public page, so that what comes back of it is known:
 * {@code <of what>-<its id>-<signature>}, of letters, digits, hyphens and underscores alone, as a tag of SES must be. The
 * signature is over its host and the address, neither of which it shows.
 */
public record AskTag(Page page, String id, String signature) {

    /** 40 characters of the name of a season are the most, and 36 of the UID of an event. */
    private static final Pattern WRITTEN = Pattern.compile("(event|season)-([\\w-]{1,64})-([\\w-]{43})");

    /** Where it was asked. */
    public enum Page {
        EVENT("event"),
        SEASON("season");

        private final String word;

        Page(String word) {
            this.word = word;
        }
    }

    /** Whose page it is. */
    public record Host(String tenant, String organizer) {}

    public static AskTag of(Page page, String id, Host host, String email, SignedLinks links) {
        return new AskTag(page, id, links.mark(name(page, id, host, email)));
    }

    /** Whatever is written so; only its signature says that it is ours. */
    public static Optional<AskTag> read(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) return Optional.empty();
        var page = parts.group(1).equals(Page.EVENT.word) ? Page.EVENT : Page.SEASON;
        return Optional.of(new AskTag(page, parts.group(2), parts.group(3)));
    }

    public String written() {
        return page.word + "-" + id + "-" + signature;
    }

    /** To which of these addresses we sent it, if we did. */
    public Optional<String> whose(List<String> about, Host host, SignedLinks links) {
        return about.stream()
                .filter(email -> links.marked(signature, name(page, id, host, email)))
                .findFirst();
    }

    private static String name(Page page, String id, Host host, String email) {
        return String.join("\n", "ask", page.word, id, host.tenant(), host.organizer(), email);
    }
}
