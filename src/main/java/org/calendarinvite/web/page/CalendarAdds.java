package org.calendarinvite.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.When;

/**
 * Links by which somebody adds an event to a calendar on the web. Only Google's knows how an event repeats; a series with changed
 * dates has none, since a link that adds other dates than there are misleads.
 */
public record CalendarAdds(String name, String url) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** Characters of a description: browsers and servers cut longer links. */
    private static final int LONGEST = 600;

    static List<CalendarAdds> of(Series series) {
        var details = series.details();
        boolean plain = !series.partial()
                && series.instances().isEmpty()
                && details.rdates().isEmpty()
                && details.exdates().isEmpty();
        if (!plain) return List.of();
        List<CalendarAdds> all = new ArrayList<>();
        all.add(google(details));
        if (series.repeats()) return all;
        all.add(outlook("Outlook.com", "https://outlook.live.com", details));
        all.add(outlook("Microsoft 365", "https://outlook.office.com", details));
        all.add(yahoo(details));
        return all;
    }

    /** ISO 8601 as HTML and schema.org take it: with an offset where there is a zone. */
    public static String stamp(When when) {
        if (when.allDay()) return when.local().toLocalDate().toString();
        if (!when.hasZone()) return ISO.format(when.local());
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                when.local().atZone(ZoneId.of(when.zone())).toOffsetDateTime());
    }

    private static CalendarAdds google(Details details) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("action", "TEMPLATE");
        query.put("text", details.summary());
        query.put("dates", basic(details.start()) + "/" + basic(details.end()));
        if (details.start().hasZone() && !details.start().isUtc())
            query.put("ctz", details.start().zone());
        query.put("details", shorter(details.description()));
        query.put("location", details.location());
        if (!details.rrule().isEmpty()) query.put("recur", "RRULE:" + details.rrule());
        return new CalendarAdds("Google", link("https://calendar.google.com/calendar/render", query));
    }

    private static CalendarAdds outlook(String name, String host, Details details) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("path", "/calendar/action/compose");
        query.put("rru", "addevent");
        query.put("subject", details.summary());
        query.put("startdt", utc(details.start()));
        query.put("enddt", utc(details.end()));
        query.put("allday", details.start().allDay() ? "true" : "");
        query.put("body", shorter(details.description()));
        query.put("location", details.location());
        return new CalendarAdds(name, link(host + "/calendar/0/deeplink/compose", query));
    }

    private static CalendarAdds yahoo(Details details) {
        boolean days = details.start().allDay();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("v", "60");
        query.put("title", details.summary());
        query.put("st", basic(details.start()));
        // It counts the last day in, others do not.
        query.put("et", basic(days ? When.day(details.end().local().minusDays(1)) : details.end()));
        query.put("dur", days ? "allday" : "");
        query.put("desc", shorter(details.description()));
        query.put("in_loc", details.location());
        return new CalendarAdds("Yahoo", link("https://calendar.yahoo.com/", query));
    }

    private static String basic(When when) {
        if (when.allDay()) return DAY.format(when.local());
        return LOCAL.format(moment(when)) + (when.hasZone() ? "Z" : "");
    }

    private static String utc(When when) {
        if (when.allDay()) return when.local().toLocalDate().toString();
        return ISO.format(moment(when)) + (when.hasZone() ? "Z" : "");
    }

    private static LocalDateTime moment(When when) {
        return when.hasZone() ? LocalDateTime.ofInstant(when.instant(), ZoneOffset.UTC) : when.local();
    }

    private static String shorter(String text) {
        if (text.length() <= LONGEST) return text;
        int end = text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1);
        return text.substring(0, end) + "…";
    }

    private static String link(String base, Map<String, String> query) {
        return query.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&", base + "?", ""));
    }
}
