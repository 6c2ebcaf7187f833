package org.calendarinvite.ical.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.calendarinvite.decision.Refused;

/** What stands between one BEGIN and its END. */
public record Component(String name, List<Line> lines, List<Component> children) {

    private static final int MAX_DEPTH = 8;

    private Component(String name) {
        this(name.strip().toUpperCase(Locale.ROOT), new ArrayList<>(), new ArrayList<>());
    }

    /** Everything of all calendars in the text, as if it were one calendar. */
    public static Component calendar(List<Line> lines, int maxComponents) {
        Component calendar = new Component("VCALENDAR");
        List<Component> open = new ArrayList<>();
        int count = 0;
        for (Line line : lines) {
            if (line.name().equals("BEGIN")) {
                if (++count > maxComponents)
                    throw new Refused("The calendar holds more than " + maxComponents + " parts.");
                if (open.size() == MAX_DEPTH) throw new Refused("The calendar's parts are nested too deeply.");
                open.add(line.is("BEGIN", "VCALENDAR") ? calendar : child(open, line));
            } else if (line.name().equals("END")) {
                close(open, line);
            } else if (!open.isEmpty()) {
                open.get(open.size() - 1).lines.add(line);
            }
        }
        if (count == 0 || !open.isEmpty()) throw notCalendar();
        return calendar;
    }

    private static Component child(List<Component> open, Line begin) {
        if (open.isEmpty()) throw notCalendar();
        Component child = new Component(begin.value());
        open.get(open.size() - 1).children.add(child);
        return child;
    }

    private static void close(List<Component> open, Line end) {
        if (open.isEmpty() || !end.is("END", open.remove(open.size() - 1).name)) throw notCalendar();
    }

    private static Refused notCalendar() {
        return new Refused(
                "The calendar part is not complete iCalendar text. Please send the event again from your calendar.");
    }

    public List<Component> children(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).toList();
    }

    public Stream<Line> all(String property) {
        return lines.stream().filter(line -> line.name().equals(property));
    }

    public Optional<Line> first(String property) {
        return all(property).findFirst();
    }

    /** The value of a property, without blanks around it; empty when absent. */
    public String value(String property) {
        return first(property).map(line -> line.value().strip()).orElse("");
    }

    /** The text of a TEXT property; empty when absent. */
    public String text(String property) {
        return first(property).map(line -> Text.unescape(line.value())).orElse("");
    }
}
