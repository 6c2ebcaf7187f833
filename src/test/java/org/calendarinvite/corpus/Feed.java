package org.calendarinvite.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One mail made of a file of the corpus.
 *
 * @param form how: the mail or file as it is, the file with us among the guests, one of its calendars or events
 * @param calendar the calendar of the mail, without text when there is none
 */
record Feed(String file, String form, Mail mail, Ics calendar) {

    private static final String AS_IT_IS = "as it is";

    /** All ways in which a file is fed; the pipeline helps to find the calendar of a mail. */
    static List<Feed> of(Path folder, Path file, Pipeline pipeline) throws IOException {
        var name = folder.relativize(file).toString().replace('\\', '/');
        byte[] bytes = Files.readAllBytes(file);
        if (!name.endsWith(".eml")) return calendar(name, filled(new Ics(bytes)));
        var mail = Mail.of(bytes);
        var live = pipeline.read(mail, Pipeline.CREATE).calendar();
        var ics = new Ics(live.map(part -> part.body()).orElse(new byte[0]));
        List<Feed> feeds = new ArrayList<>(List.of(new Feed(name, AS_IT_IS, mail, ics)));
        if (ics.method().equals("REQUEST")) feeds.addAll(invitations(name, "its calendar, we are a guest", ics));
        return feeds;
    }

    /** Some are patterns that a test run fills in. */
    private static Ics filled(Ics pattern) {
        return new Ics(pattern.text()
                .replace("$now.year.1:", "2027")
                .replaceAll("\\$cuaddr(\\d):", "mailto:user$1@example.com")
                .replaceAll("\\$cuaddrurn(\\d):", "urn:uuid:$1")
                .replaceAll("\\$([a-z]+\\d):", "$1"));
    }

    private static List<Feed> calendar(String name, Ics ics) {
        List<Feed> feeds = new ArrayList<>(List.of(around(name, AS_IT_IS, ics)));
        var calendars = ics.calendars();
        if (calendars.size() < 2) {
            if (!ics.answers()) feeds.addAll(invitations(name, "we are a guest", ics));
            return feeds;
        }
        for (int i = 0; i < calendars.size(); i++) {
            var one = calendars.get(i);
            var form = "calendar " + number(i) + " " + one.method();
            if (one.answers()) feeds.add(around(name, form, one));
            else feeds.addAll(invitations(name, form + ", we are a guest", one));
        }
        return feeds;
    }

    private static List<Feed> invitations(String name, String form, Ics ics) {
        List<Feed> feeds = new ArrayList<>(List.of(around(name, form, ics.withUs())));
        var events = ics.events();
        for (int i = 0; events.size() > 1 && i < events.size(); i++) {
            feeds.add(around(name, form + ", event " + number(i), events.get(i).withUs()));
        }
        return feeds;
    }

    private static String number(int index) {
        return String.format(Locale.ROOT, "%02d", index + 1);
    }

    private static Feed around(String name, String form, Ics ics) {
        var person = ics.answers() ? "ATTENDEE" : "ORGANIZER";
        return new Feed(name, form, Mail.around(ics.bytes(), ics.address(person, Prepared.HOST)), ics);
    }

    /** Answers go to the attendee's own mailbox. */
    boolean answers() {
        return calendar.answers();
    }
}
