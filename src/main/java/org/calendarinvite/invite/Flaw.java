package org.calendarinvite.invite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Occurrences;
import org.calendarinvite.organizer.Language;

/**
 * Why one person cannot be invited, whoever asks for it and by which way.
 *
 * @param field of the request that is wrong; empty when the request is right and things are not so
 * @param sentence without the full stop, as it stands in a list's report
 */
public record Flaw(String field, String sentence) {

    /** Characters of a name. */
    public static final int LONGEST_NAME = 200;

    private static final Pattern KEY = Pattern.compile("\\d{8}(T\\d{6}Z?)?");

    /** What can be said before anybody looks at the event; dates and language may be left out. */
    public static Optional<Flaw> written(String email, String name, List<String> dates, String language) {
        if (Address.parse(email).isEmpty()) return flaw("email", "Not a mail address that can be written to");
        if (name.length() > LONGEST_NAME)
            return flaw("name", "The name is longer than " + LONGEST_NAME + " characters");
        if (!language.isBlank() && Language.tag(language).isEmpty())
            return flaw("language", "language must be a language tag (BCP 47) such as de or pt-BR");
        if (dates.stream().anyMatch(date -> date == null || !KEY.matcher(date).matches()))
            return flaw("dates", "dates are of the form 20261201T090000Z, or 20261201 for whole days");
        return tooMany(dates);
    }

    /** Why nobody can be invited to this event. */
    public static Optional<Flaw> shut(Event event, Optional<String> barred) {
        if (event.cancelled()) return flaw("", "The event is cancelled");
        return barred.flatMap(why -> flaw("", "The organizer may invite nobody now: " + why));
    }

    /** What the event, its organizer and the address say against it. */
    static Optional<Flaw> met(InviteCase c, Event event, Occurrences occurrences) {
        var email = c.request().email();
        var shut = shut(event, c.barred());
        if (shut.isPresent()) return shut;
        if (c.tenants().ours(email)) return flaw("email", "An address of this server");
        if (email.equals(event.organizer())) return flaw("email", "The organizer has the event");
        var ground = c.suppression().flatMap(known -> known.against(event.organizer()));
        if (ground.isPresent()) return flaw("", ground.get().reason().sentence());
        var dates = c.request().dates();
        return tooMany(dates).or(() -> missing(event, dates, occurrences));
    }

    private static Optional<Flaw> tooMany(List<String> dates) {
        return dates.size() > InviteDesk.MOST_DATES
                ? flaw("dates", "More than " + InviteDesk.MOST_DATES + " dates in one request")
                : Optional.empty();
    }

    /** Of the first date that the event does not have, so that nobody can be invited to it. */
    private static Optional<Flaw> missing(Event event, List<String> dates, Occurrences occurrences) {
        var series = event.series();
        if (!dates.isEmpty() && !series.repeats()) return flaw("dates", "The event happens once, so leave dates empty");
        return dates.stream()
                .filter(date -> occurrences.on(series, date).isEmpty())
                .findFirst()
                .flatMap(date -> flaw(
                        "dates",
                        "The event has no date " + date + ", or it is cancelled. Its dates are " + "named like "
                                + event.details().start().key()));
    }

    private static Optional<Flaw> flaw(String field, String sentence) {
        return Optional.of(new Flaw(field, sentence));
    }

    /** For whoever wrote the request: a sentence that says which part of it is meant. */
    public String detail() {
        var said = sentence.startsWith(field) ? sentence : field + ": " + sentence;
        return said.endsWith(".") ? said : said + ".";
    }
}
