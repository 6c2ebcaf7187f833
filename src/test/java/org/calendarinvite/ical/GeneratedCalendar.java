package org.calendarinvite.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.calendarinvite.event.Details;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Instance;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.event.Series;
import org.calendarinvite.event.Source;
import org.calendarinvite.event.When;
import org.calendarinvite.ical.zone.ZoneNames;
import org.calendarinvite.invite.Answered;
import org.calendarinvite.invite.Answered.Belief;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.invite.PartStat;

/** One message to one attendee about an event of any shape. */
record GeneratedCalendar(Event event, String date, Method method, Attendee attendee) {

    private static final List<String> IDS = new TreeSet<>(ZoneId.getAvailableZoneIds())
            .stream()
                    .filter(id -> ZoneNames.iana(id).filter(id::equals).isPresent())
                    .toList();
    private static final List<String> BUSY =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Dublin");
    private static final List<String> PIECES = List.of(
            "\\",
            "\n",
            ";",
            ",",
            ":",
            "\"",
            " ",
            "\\n",
            "=",
            "^n",
            "'",
            "\t",
            "👩‍👩‍👧‍👦",
            "e\u0301",
            "שלום",
            "مرحبا",
            "漢字",
            "\u2028",
            "\u00a0",
            "\ufeff",
            "BEGIN:VEVENT",
            "\nEND:VCALENDAR",
            "%0A",
            "<b>");

    static GeneratedCalendar of(Random random) {
        return new Maker(random).make();
    }

    byte[] written() {
        return new CalendarWriter()
                .prototype(event, date, method, Samples.NOW)
                .personal("rsvp-" + attendee.token() + "@invites.example", invitation(), Samples.NOW);
    }

    Invitation invitation() {
        return new Invitation(event, attendee);
    }

    private record Maker(Random random) {

        GeneratedCalendar make() {
            Details details = details(random.nextInt(3) > 0);
            List<When> dates = new Recurrences().from(details, details.start().instant(), 8);
            Series series = series(details, dates);
            boolean over = random.nextInt(6) == 0;
            Event event = Samples.event(
                    text(20), series, over ? Event.Status.CANCELLED : Event.Status.CONFIRMED, 5 + random.nextInt(5));
            List<String> keys = keys(series, dates);
            String date = keys.isEmpty() || random.nextBoolean() ? "" : pick(keys);
            // other times are proposed for one date, never for a whole series
            List<Method> methods =
                    date.isEmpty() && series.repeats() ? List.of(Method.REQUEST, Method.CANCEL) : Samples.PERSONAL;
            boolean gone = over
                    || (!date.isEmpty() && new Recurrences().on(series, date).isEmpty());
            Method method = gone ? Method.CANCEL : pick(methods);
            return new GeneratedCalendar(event, date, method, attendee(keys));
        }

        private List<String> keys(Series series, List<When> dates) {
            if (!series.repeats()) return List.of();
            if (series.partial())
                return series.instances().stream().map(Instance::key).toList();
            return dates.stream().map(When::key).toList();
        }

        private Series series(Details details, List<When> dates) {
            long told = random.nextInt(5);
            boolean partial = details.repeats() && !dates.isEmpty() && random.nextInt(8) == 0;
            List<Instance> instances = new ArrayList<>();
            for (When date : dates) {
                boolean first = partial && instances.isEmpty();
                if (!details.repeats() || (!first && random.nextInt(3) > 0)) continue;
                boolean cancelled = !first && random.nextInt(3) == 0;
                Optional<Details> changed = cancelled ? Optional.empty() : Optional.of(changed(date));
                instances.add(new Instance(date, changed, new Source(1, Samples.NOW), random.nextInt(9), 0));
            }
            Details shown = partial ? instances.get(0).details().orElseThrow() : details;
            return new Series(shown, partial, instances, told, random.nextInt(3));
        }

        /** At another time, of the same kind. */
        private Details changed(When date) {
            When start = new When(
                    date.local().plusHours(date.allDay() ? 24 : random.nextInt(30)),
                    date.hasZone() && random.nextBoolean() ? zone() : date.zone(),
                    date.allDay());
            return single(start);
        }

        private Details single(When start) {
            return new Details(
                    line(30),
                    PlainText.lines(text(60)).replace("<", "("),
                    "",
                    line(20),
                    start,
                    end(start),
                    "",
                    List.of(),
                    List.of());
        }

        private Details details(boolean repeats) {
            When start = start();
            Details one = single(start);
            if (!repeats) return one;
            Details plain = repeating(one, List.of(), List.of(), rule(start));
            List<When> dates = new Recurrences().from(plain, start.instant(), 6);
            List<When> left =
                    dates.stream().filter(date -> random.nextInt(4) == 0).toList();
            List<When> added = left.stream()
                    .filter(date -> random.nextBoolean())
                    .map(date -> new When(date.local().plusDays(1), date.zone(), date.allDay()))
                    .filter(date -> !dates.contains(date))
                    .toList();
            return repeating(one, added, left, plain.rrule());
        }

        private static Details repeating(Details one, List<When> added, List<When> left, String rule) {
            return new Details(
                    one.summary(), one.description(), "", one.location(), one.start(), one.end(), rule, added, left);
        }

        private String rule(When start) {
            LocalDate day = start.local().toLocalDate();
            String weekday = day.getDayOfWeek().name().substring(0, 2);
            String other = day.getDayOfWeek().plus(2).name().substring(0, 2);
            int nth = Math.min(4, (day.getDayOfMonth() + 6) / 7);
            String rule = pick(List.of(
                    "FREQ=DAILY",
                    "FREQ=WEEKLY;BYDAY=" + weekday + "," + other,
                    "FREQ=WEEKLY;WKST=SU;BYDAY=" + weekday,
                    "FREQ=MONTHLY;BYMONTHDAY=" + day.getDayOfMonth(),
                    "FREQ=MONTHLY;BYDAY=" + nth + weekday,
                    "FREQ=MONTHLY;BYDAY=" + weekday + ";BYSETPOS=" + nth,
                    "FREQ=YEARLY;BYMONTH=" + day.getMonthValue() + ";BYMONTHDAY=" + day.getDayOfMonth(),
                    "FREQ=YEARLY"));
            if (random.nextBoolean()) rule += ";INTERVAL=" + (1 + random.nextInt(4));
            When last = new When(start.local().plusDays(random.nextInt(900)), start.zone(), start.allDay());
            return switch (random.nextInt(3)) {
                case 0 -> rule + ";COUNT=" + (1 + random.nextInt(30));
                case 1 -> rule + ";UNTIL=" + last.key();
                default -> rule;
            };
        }

        private When start() {
            LocalDateTime local = LocalDate.of(2005, 1, 1)
                    .plusDays(random.nextInt(12_000))
                    .atTime(random.nextInt(24), 15 * random.nextInt(4));
            return switch (random.nextInt(6)) {
                case 0 -> When.day(local.truncatedTo(ChronoUnit.DAYS));
                case 1 -> When.utc(local);
                case 2 -> When.floating(local);
                default -> When.zoned(local, zone());
            };
        }

        /** A little later, sometimes in the zone of arrival; at once where the clocks go back meanwhile. */
        private When end(When start) {
            if (start.allDay()) return When.day(start.local().plusDays(1 + random.nextInt(3)));
            if (random.nextInt(8) == 0) return start;
            Instant moment = start.instant().plusSeconds(900L * random.nextInt(200));
            String zone = start.hasZone() && random.nextInt(5) == 0 ? zone() : start.zone();
            ZoneId clock = zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
            When end = new When(LocalDateTime.ofInstant(moment, clock), zone, false);
            return end.instant().isAfter(start.instant()) ? end : start;
        }

        private String zone() {
            return random.nextBoolean() ? pick(BUSY) : pick(IDS);
        }

        private Attendee attendee(List<String> keys) {
            Attendee one = Attendee.asked(
                    "uid",
                    pick(List.of("gustav@example.net", "o'hara+x@example.org")),
                    text(20),
                    "k3v9",
                    "api",
                    List.of(),
                    Samples.NOW);
            if (random.nextInt(5) == 0) one = one.insteadOf("boss@example.org");
            if (random.nextBoolean()) one = one.answered(answer());
            return keys.isEmpty() ? one : one.answeredOn(pick(keys), answer());
        }

        private Answered answer() {
            PartStat said = pick(Arrays.asList(PartStat.values()));
            return new Answered(said, random.nextInt(9), Instant.EPOCH, Instant.EPOCH, "", Belief.VERIFIED);
        }

        /** Without what no calendar text can hold: control characters and halves of characters. */
        /** As it is kept: nothing unseen is. */
        private String line(int length) {
            return PlainText.oneLine(text(length));
        }

        private String text(int length) {
            StringBuilder out = new StringBuilder();
            for (int i = random.nextInt(length); i > 0; i--) {
                switch (random.nextInt(4)) {
                    case 0 -> out.append(pick(PIECES));
                    case 1 -> {
                        int any = 0xa0 + random.nextInt(0x2ff5f);
                        if (any < 0xd800 || any > 0xdfff) out.appendCodePoint(any);
                    }
                    default -> out.append((char) (' ' + random.nextInt(95)));
                }
            }
            return out.toString();
        }

        private <T> T pick(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
