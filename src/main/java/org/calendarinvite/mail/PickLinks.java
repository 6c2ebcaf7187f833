package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.organizer.SignedLinks;
import org.calendarinvite.schedule.PickAsk;
import org.calendarinvite.schedule.Season;

/** Links by which the owner of an address confirms that he wants invites to games: all that is known of the ask stands in them. */
@ApplicationScoped
public class PickLinks {

    /** One of each of 5,000 games is a bit. */
    private static final int LONGEST = 2000;

    private static final int FIELDS = 3;

    private final SignedLinks links;

    /** What a link says of itself. */
    public record Confirmed(String email, List<Integer> picks, String language) {}

    @Inject
    public PickLinks(SignedLinks links) {
        this.links = links;
    }

    /** Makes {@code <address, games, language in base64url>.<epoch second>.<signature>}. */
    public String sign(PickAsk ask, Season season, Instant until) {
        var said = String.join("\n", ask.email(), bits(ask.picks()), ask.language());
        return encoded(said.getBytes(StandardCharsets.UTF_8)) + "." + links.sign(name(season, said), until);
    }

    /** What a link to this season says, if we signed it and it has not ended. */
    public Optional<Confirmed> read(String token, Season season, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > LONGEST) return Optional.empty();
        try {
            var said = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            var fields = said.split("\n", -1);
            boolean ours = fields.length == FIELDS && links.opens(token.substring(dot + 1), name(season, said), now);
            return ours ? Optional.of(new Confirmed(fields[0], numbers(fields[1]), fields[2])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String bits(List<Integer> numbers) {
        var bits = new BitSet();
        numbers.forEach(bits::set);
        return encoded(bits.toByteArray());
    }

    private static List<Integer> numbers(String bits) {
        return BitSet.valueOf(Base64.getUrlDecoder().decode(bits)).stream()
                .boxed()
                .toList();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** No other link confirms anything; nor one to a season that had this name before, which may have been somebody else's. */
    private static String name(Season season, String said) {
        return "season/" + season.id() + "/" + season.created() + "\n" + said;
    }
}
