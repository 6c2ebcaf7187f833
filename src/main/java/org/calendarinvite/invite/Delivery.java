package org.calendarinvite.invite;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.calendarinvite.event.PlainText;

/**
 * Whether an attendee's mails reach him, as far as mail servers say. In each of the two registers the newest report stands, so it
 * does not matter in which order they come.
 *
 * @param end the newest of those that are final: delivered, bounced, or a complaint, which outlasts both
 * @param delay the newest of those that are not
 * @param withheld why the newest mail was not sent at all; {@link State#NONE} as long as mails go out
 */
public record Delivery(Report end, Report delay, Report withheld) {

    public static final Delivery NONE = new Delivery(Report.NONE, Report.NONE, Report.NONE);

    public Delivery {
        // Kept before any mail was withheld.
        withheld = withheld == null ? Report.NONE : withheld;
    }

    public enum State {
        /** Nobody has said anything. */
        NONE,
        /** The attendee's mail server has taken it. */
        DELIVERED,
        /** Not yet, or not this time: the reason may pass. */
        DELAYED,
        /** There is no such mailbox, or it takes nothing from us. */
        BOUNCED,
        /** The attendee called a mail spam. */
        COMPLAINED,
        /** A mail was due and not sent: his address bounced or complained before. */
        SUPPRESSED,
        /** He asked for no more mail of this organizer. */
        UNSUBSCRIBED;

        /** The name in the API and the statistics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What one report says.
     *
     * @param at when it happened, or when the report of it came
     * @param reason in the words of a mail server, on one line, without addresses; may be empty
     */
    public record Report(State state, Instant at, String reason) {

        static final Report NONE = new Report(State.NONE, Instant.EPOCH, "");

        /** Characters of a reason that are kept, and that are looked at. */
        public static final int LONGEST = 200;

        private static final int MOST_READ = 1000;

        private static final Pattern TYPE = Pattern.compile("(?i)^ *smtp *;");
        private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]+@[^\\s<>@]+>?");

        Report without() {
            return new Report(state, at, "");
        }

        /** A server may write whatever it likes, also to whom a mail was passed on, which is nobody else's business. */
        public static Report of(State state, Instant at, String written) {
            var line = PlainText.oneLine(PlainText.cut(written, MOST_READ));
            var words = ADDRESS.matcher(TYPE.matcher(line).replaceFirst("")).replaceAll("…@…");
            return new Report(
                    state,
                    at,
                    PlainText.cut(words.replaceAll(" +", " ").strip(), LONGEST).strip());
        }
    }

    private static final BinaryOperator<Report> NEWER =
            BinaryOperator.maxBy(Comparator.comparing((Report report) -> report.state() == State.COMPLAINED)
                    .thenComparing(Report::at)
                    .thenComparing(Report::state)
                    .thenComparing(Report::reason));

    /** What stands: that nothing is sent, a complaint for good, a bounce until a later delivery, else the newest. */
    public Report stands() {
        if (withheld.state() != State.NONE) return withheld;
        boolean mayChange = end.state() == State.NONE || end.state() == State.DELIVERED;
        return mayChange && delay.at().isAfter(end.at()) ? delay : end;
    }

    /** The states alone; what servers wrote may tell who it was. */
    Delivery withoutReasons() {
        return new Delivery(end.without(), delay.without(), withheld.without());
    }

    /** The same when the report says nothing new. */
    public Delivery hears(Report report) {
        return report.state() == State.DELAYED
                ? new Delivery(end, NEWER.apply(delay, report), withheld)
                : new Delivery(NEWER.apply(end, report), delay, withheld);
    }

    Delivery withholds(Report report) {
        return new Delivery(end, delay, report);
    }

    /** Mails go out again. */
    Delivery resumes() {
        return new Delivery(end, delay, Report.NONE);
    }

    /** The newest mail did not reach him, and none will before somebody mends that. */
    boolean failed() {
        return stands().state().compareTo(State.BOUNCED) >= 0;
    }
}
