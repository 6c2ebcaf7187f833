package org.calendarinvite.organizer;

import java.util.Locale;
import org.calendarinvite.decision.Kept;
import org.calendarinvite.decision.Place;

/**
 * How mails in an organizer's name look. The logo is a link and no data: most mail programs show no embedded image, a link keeps
 * mails small, and this server never fetches it.
 *
 * @param organizer his address, normalised
 * @param name shown above the text and as part of the sender; empty for none
 * @param colour {@code #rrggbb}, empty for ours
 * @param logo an https link, empty for none
 * @param replyLine one line under the text, e.g. whom to ask
 * @param language of mails whose reader's own is not known (BCP 47), empty for the server's
 * @param version 0 while there is none
 */
public record Brand(
        String tenant,
        String organizer,
        String name,
        String colour,
        String logo,
        String replyLine,
        String language,
        long version)
        implements Kept {

    /** Nobody's. */
    public static final Brand NONE = none("", "");

    private static final double READABLE = 4.5;
    private static final String WHITE = "#ffffff";
    private static final String BLACK = "#000000";

    public Brand {
        name = name == null ? "" : name;
        colour = colour == null ? "" : colour.toLowerCase(Locale.ROOT);
        logo = logo == null ? "" : logo;
        replyLine = replyLine == null ? "" : replyLine;
        language = language == null ? "" : language;
    }

    public static Brand none(String tenant, String organizer) {
        return new Brand(tenant, organizer, "", "", "", "", "", 0);
    }

    public static Place at(String tenant, String organizer) {
        return new Place("brand#" + tenant, organizer);
    }

    @Override
    public Place place() {
        return at(tenant, organizer);
    }

    /** White where it can be read on the colour, else black, which then can: at least 4.5:1 (WCAG 2.2, 1.4.3) in either case. */
    public String textColour() {
        return colour.isEmpty() || 1.05 / (luminance() + 0.05) >= READABLE ? WHITE : BLACK;
    }

    /** Relative luminance (WCAG 2.2). */
    private double luminance() {
        return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    }

    private double channel(int at) {
        double share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** These looks, as the next version of what is kept. */
    Brand after(Brand stored) {
        return new Brand(tenant, organizer, name, colour, logo, replyLine, language, stored.version() + 1);
    }
}
