package org.calendarinvite.organizer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Change;
import org.calendarinvite.decision.Decision;

/** Decides how an organizer's mails look; touches nothing itself. */
@ApplicationScoped
@Named("brandDesk")
public class BrandDesk {

    /** Characters of a name, and of the line under the text. */
    static final int LONGEST_NAME = 60;

    static final int LONGEST_LINE = 200;

    /** Characters of a link: it stands in every mail. */
    static final int LONGEST_LINK = 500;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Asked again, nothing changes. */
    public Decision change(BrandCase c) {
        var flaw = flaw(c.asked());
        if (flaw.isPresent()) return Decision.refuse(flaw.get());
        var next = c.asked().after(c.stored());
        boolean same = next.equals(c.stored().after(c.stored()));
        return Decision.apply("", same ? List.of() : List.of(new Change.Keep(next)), List.of())
                .because("The brand of " + (same ? "an organizer stays" : "an organizer is version " + next.version()));
    }

    private static Optional<String> flaw(Brand brand) {
        if (brand.name().length() > LONGEST_NAME)
            return Optional.of("name is longer than " + LONGEST_NAME + " characters.");
        if (Names.likeAddress(brand.name()))
            return Optional.of("name must not look like an address: leave @, < and > out.");
        if (!brand.colour().isEmpty() && !COLOUR.matcher(brand.colour()).matches())
            return Optional.of("colour must be of the form #2f6fed.");
        if (!brand.logo().isEmpty() && !isLink(brand.logo()))
            return Optional.of(
                    "logo must be a link that begins with https:// and has at most " + LONGEST_LINK + " characters.");
        if (!brand.logo().isEmpty() && brand.name().isEmpty())
            return Optional.of("name is needed beside logo: it is shown where pictures are not loaded.");
        if (brand.replyLine().length() > LONGEST_LINE)
            return Optional.of("reply_line is longer than " + LONGEST_LINE + " characters.");
        if (!brand.language().isEmpty() && Language.tag(brand.language()).isEmpty())
            return Optional.of("language must be a language tag (BCP 47) such as de or pt-BR.");
        return Optional.empty();
    }

    /** Of ASCII characters only, so that it reads as where it leads. */
    private static boolean isLink(String link) {
        if (link.length() > LONGEST_LINK || !link.chars().allMatch(c -> c > ' ' && c < 127)) return false;
        try {
            var uri = URI.create(link);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
