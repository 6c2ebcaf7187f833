package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.invite.AskTag;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Season;

/** Links by which the owner of an address confirms that he wants invites to games: all that is known of the ask stands in them. */
@ApplicationScoped
public class PickLinks {

    /** One of each of 5,000 games is a bit. */
    private static final int LONGEST = 2000;

    private final SignedLinks links;

    /** What a link says of itself. */
    public record Confirmed(String email, List<Integer> picks, String language) {}

    @Inject
    public PickLinks(SignedLinks links) {
        this.links = links;
    }

    public String sign(PickAsk ask, Season season, Instant until) {
        return links.seal(purpose(season), String.join("\n", ask.email(), bits(ask.picks()), ask.language()), until);
    }

    /** What a link to this season says, if we signed it and it has not ended. */
    public Optional<Confirmed> read(String token, Season season, Instant now) {
        return links.open(purpose(season), token, LONGEST, now)
                .map(said -> said.split("\n", -1))
                .map(fields -> new Confirmed(fields[0], numbers(fields[1]), fields[2]));
    }

    /** What the mail to him carries, by which is known what comes back of it. */
    public String tag(PickAsk ask, Season season) {
        var host = new AskTag.Host(season.tenant(), season.organizer());
        return AskTag.of(AskTag.Page.SEASON, season.id(), host, ask.email(), links)
                .written();
    }

    private static String bits(List<Integer> numbers) {
        var bits = new BitSet();
        numbers.forEach(bits::set);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits.toByteArray());
    }

    private static List<Integer> numbers(String bits) {
        return BitSet.valueOf(Base64.getUrlDecoder().decode(bits)).stream()
                .boxed()
                .toList();
    }

    /** No other link confirms anything; nor one to a season that had this name before, which may have been somebody else's. */
    private static String purpose(Season season) {
        return "season/" + season.id() + "/" + season.created();
    }
}
