package org.calendarinvite.corpus;

/** What the cases about changes without importance do to an event in code, where the corpus has the event alone. */
final class Variants {

    private Variants() {}

    static Ics before(SabreCase played) {
        return played.block("old").orElseGet(() -> joined(played, "vevent1", "vevent2"));
    }

    static Ics after(SabreCase played, Ics old) {
        var text = old.text();
        var changed =
                switch (played.name().replaceFirst(".*testSignificantChanges", "")) {
                    case "NoChange" -> text;
                    case "RRuleNoChange" -> text.replace("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=1");
                    case "RRuleOrderNoChange" -> text.replace("FREQ=WEEKLY;BYDAY=MO", "BYDAY=MO;FREQ=WEEKLY");
                    case "AttendeesOrderNoChange" ->
                        text.replace("dominik@", "3@")
                                .replace("holger@", "dominik@")
                                .replace("3@", "holger@");
                    case "VeventOrderNoChange" ->
                        joined(played, "vevent2", "vevent1").text();
                    default -> throw new IllegalArgumentException(played.name());
                };
        // A client that saves an event again stamps it anew.
        return new Ics(changed.replaceAll("DTSTAMP:\\w+", "DTSTAMP:20261103T000000Z"));
    }

    private static Ics joined(SabreCase played, String first, String second) {
        var blocks = played.blocks();
        return new Ics(blocks.get("head") + blocks.get(first) + blocks.get(second) + "END:VCALENDAR\r\n");
    }
}
