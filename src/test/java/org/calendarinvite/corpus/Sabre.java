package org.calendarinvite.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calendarinvite.corpus.Pipeline.Result;
import org.calendarinvite.corpus.SabreCase.Message;

/** Plays a case of sabre/vobject with us in the seat of whoever gets its messages. */
final class Sabre {

    /**
     * What became of the message that the case is about.
     *
     * @param seat the guest in whose place we are, or {@code organizer}
     * @param answer our attendee's answer afterwards, {@code NOACTION} when it lapsed or was never given
     */
    record Seen(SabreCase played, String seat, Result result, String answer) {

        /** Without an address that may be somebody's. */
        String label() {
            return seat.endsWith(EXAMPLE) ? seat.replace(EXAMPLE, "") : seat.contains("@") ? "guest" : seat;
        }

        Row row() {
            return Row.of("sabre-io__vobject/" + played.name() + ".case.txt", label(), result, answer, List.of());
        }
    }

    private static final String EXAMPLE = "@example.org";
    private static final String ORGANIZER = "organizer";

    private final SabreCase played;
    private final Path place;

    private Sabre(SabreCase played, Path place) {
        this.played = played;
        this.place = place;
    }

    static List<Seen> play(SabreCase played, Path place) throws IOException {
        return new Sabre(played, place).play();
    }

    private List<Seen> play() throws IOException {
        if (played.of("BrokerProcessReply"))
            return List.of(answer(played.block("old"), played.block("itip").orElseThrow()));
        if (played.of("BrokerProcessMessage")) return List.of(message());
        if (played.messages().isEmpty()) return List.of(unsent());
        List<Seen> seen = new ArrayList<>();
        for (var message : played.messages()) seen.add(sent(message));
        return seen;
    }

    private Seen sent(Message message) throws IOException {
        if (message.calendar().answers()) return answer(before(), message.calendar());
        return change(before(), message.calendar(), message.recipient());
    }

    private Optional<Ics> before() {
        return played.block("oldMessage", "old");
    }

    /** An attendee answers, and we are the organizer. */
    private Seen answer(Optional<Ics> old, Ics answer) throws IOException {
        try (var pipeline = pipeline(ORGANIZER)) {
            if (old.isPresent()) {
                var invited = old.get().address("ATTENDEE", "invited@example.org");
                Prepared.shown(old.get(), pipeline.calendars, invited).keepIn(pipeline);
            }
            var result = pipeline.send(mail(answer, "ATTENDEE"), Prepared.MAILBOX);
            return new Seen(played, ORGANIZER, result, old.isEmpty() ? "" : Prepared.answer(pipeline));
        }
    }

    /** The organizer's message to a guest, and we are the guest. */
    private Seen message() throws IOException {
        try (var pipeline = pipeline("guest")) {
            var old = played.block("old").map(it -> whole(it.as("REQUEST"), "20261101T000000Z"));
            if (old.isPresent()) pipeline.send(mail(old.get(), "ORGANIZER"), Pipeline.CREATE);
            var itip = whole(played.block("itip").orElseThrow(), "20261103T000000Z");
            return new Seen(played, "guest", pipeline.send(mail(itip, "ORGANIZER"), Pipeline.CREATE), "");
        }
    }

    /** What every calendar sends and the test data leave out; a CANCEL may do without times. */
    private static Ics whole(Ics bare, String dtstamp) {
        boolean cancel = bare.method().equals("CANCEL");
        if (!cancel && !bare.method().equals("REQUEST")) return bare;
        var sent = bare.withUs()
                .completed("DTSTAMP", "DTSTAMP:" + dtstamp)
                .completed("ORGANIZER", "ORGANIZER:mailto:" + Prepared.HOST);
        return cancel ? sent : sent.completed("DTSTART", "DTSTART:20261201T090000Z");
    }

    /** The organizer changes an event of which one has said yes to our invitation. */
    private Seen change(Optional<Ics> old, Ics message, String seat) throws IOException {
        try (var pipeline = pipeline(seat)) {
            var audience = old.flatMap(it -> Audience.invitedTo(it, seat, pipeline));
            var said = Audience.seated(message, seat).text().replace("DTSTAMP:**ANY**", "DTSTAMP:20261103T000000Z");
            var result = pipeline.send(mail(new Ics(said), "ORGANIZER"), Pipeline.CREATE);
            return new Seen(played, seat, result, audience.map(Audience::answer).orElse(""));
        }
    }

    /** Where that broker sends nothing, or says no more than that nothing of importance changed. */
    private Seen unsent() throws IOException {
        if (played.of("BrokerSignificantChanges")) {
            var old = Variants.before(played);
            return change(Optional.of(old), Variants.after(played, old).as("REQUEST"), old.address("ATTENDEE", ""));
        }
        if (played.name().endsWith("testAttendeeDeleteCancelledEvent")) return late();
        var only = played.block("newMessage", "calendar", "oldMessage")
                .orElseThrow()
                .as("REQUEST");
        return change(Optional.empty(), only, only.address("ATTENDEE", "nobody"));
    }

    /** Other calendars do say no to what is cancelled when it is deleted. */
    private Seen late() throws IOException {
        try (var pipeline = pipeline(ORGANIZER)) {
            var old = before().orElseThrow();
            var attendee = old.address("ATTENDEE", "");
            Prepared.shown(old, pipeline.calendars, attendee).cancelled().keepIn(pipeline);
            var answer = Audience.answer("foobar", 1, attendee, "DECLINED");
            var result = pipeline.send(mail(answer, "ATTENDEE"), Prepared.MAILBOX);
            return new Seen(played, ORGANIZER, result, Prepared.answer(pipeline));
        }
    }

    private Pipeline pipeline(String seat) throws IOException {
        return Pipeline.in(Files.createDirectories(place.resolve(seat.replaceAll("\\W", "-"))));
    }

    private static Mail mail(Ics calendar, String author) {
        return Mail.around(calendar.bytes(), calendar.address(author, Prepared.HOST));
    }
}
