package org.calendarinvite.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calendarinvite.invite.Address;

/** Calendar text that is cut and completed without being understood: what is under test reads it. */
final class Ics {

    private static final Pattern METHOD = Pattern.compile("(?im)^METHOD[^:\\r\\n]*:[ \\t]*([^\\r\\n]*)\\r?\\n");
    private static final Pattern CALENDAR =
            Pattern.compile("(?ims)^BEGIN:VCALENDAR.*?^END:VCALENDAR[^\\r\\n]*(\\r?\\n|$)");
    private static final Pattern EVENT = Pattern.compile("(?ims)^BEGIN:VEVENT.*?^END:VEVENT[^\\r\\n]*\\r?\\n");
    private static final Pattern UID = Pattern.compile("(?im)^UID[^:\\r\\n]*:([^\\r\\n]*)");
    private static final Pattern BEGIN = Pattern.compile("(?im)^(BEGIN:VCALENDAR[^\\r\\n]*\\r?\\n)");
    private static final Pattern END_EVENT = Pattern.compile("(?im)^END:VEVENT");

    /** Each byte is one character, so that none is changed. */
    private final String text;

    Ics(byte[] bytes) {
        this(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    Ics(String text) {
        this.text = text;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String text() {
        return text;
    }

    /** In upper case, empty when there is none. */
    String method() {
        var found = METHOD.matcher(text);
        return found.find() ? found.group(1).strip().toUpperCase(Locale.ROOT) : "";
    }

    boolean answers() {
        return List.of("REPLY", "COUNTER", "REFRESH").contains(method());
    }

    /** The first address of such a property. */
    String address(String property, String otherwise) {
        var line = Pattern.compile("(?im)^" + property + "[;:][^\\r\\n]*?([^\\s:\"<>]+@[^\\s:\"<>]+)\\s*$")
                .matcher(unfolded());
        while (line.find()) {
            var address = Address.parse(line.group(1));
            if (address.isPresent()) return address.get();
        }
        return otherwise;
    }

    String uid() {
        var found = UID.matcher(unfolded());
        return found.find() ? found.group(1).strip() : "";
    }

    String unfolded() {
        return text.replaceAll("\\r?\\n[ \\t]", "");
    }

    /** The same under this METHOD. */
    Ics as(String method) {
        return new Ics(BEGIN.matcher(METHOD.matcher(text).replaceAll("")).replaceFirst("$1METHOD:" + method + "\r\n"));
    }

    /** An invitation that the server is a guest of; what is an invitation or a cancellation stays one. */
    Ics withUs() {
        var ours = END_EVENT
                .matcher(text)
                .replaceAll("ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:" + Pipeline.CREATE + "\r\n$0");
        var same = new Ics(ours);
        return List.of("REQUEST", "CANCEL").contains(method()) ? same : same.as("REQUEST");
    }

    /** Lines that a calendar would have sent and the test data leave out. */
    Ics completed(String property, String line) {
        var each = EVENT.matcher(text).replaceAll(event -> {
            boolean has = Pattern.compile("(?im)^" + property + "[;:]")
                    .matcher(event.group())
                    .find();
            var whole = has ? event.group() : END_EVENT.matcher(event.group()).replaceFirst(line + "\r\n$0");
            return Matcher.quoteReplacement(whole);
        });
        return new Ics(each);
    }

    /** A later version, of which attendees see another name. */
    Ics renamed() {
        var whole = new Ics(unfolded()).completed("DTSTAMP", "DTSTAMP:0").completed("SUMMARY", "SUMMARY:0");
        return new Ics(whole.text
                .replaceAll("(?im)^DTSTAMP[:;][^\\r\\n]*", "DTSTAMP:20261121T100000Z")
                .replaceAll("(?im)^SUMMARY[:;][^\\r\\n]*", "SUMMARY:Renamed"));
    }

    /** Each calendar of a file that holds several. */
    List<Ics> calendars() {
        return CALENDAR.matcher(text)
                .results()
                .map(found -> new Ics(found.group()))
                .toList();
    }

    /** For each UID of the file a calendar of its own. */
    List<Ics> events() {
        var events = EVENT.matcher(text).results().map(MatchResult::group).toList();
        var uids = events.stream().map(event -> new Ics(event).uid()).distinct().toList();
        var shell = EVENT.matcher(text).replaceAll("");
        return uids.stream()
                .map(uid -> String.join(
                        "",
                        events.stream()
                                .filter(e -> new Ics(e).uid().equals(uid))
                                .toList()))
                .map(own -> new Ics(
                        shell.replaceFirst("(?im)^END:VCALENDAR", Matcher.quoteReplacement(own + "END:VCALENDAR"))))
                .toList();
    }
}
