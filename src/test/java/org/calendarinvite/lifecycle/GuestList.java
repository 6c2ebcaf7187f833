package org.calendarinvite.lifecycle;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calendarinvite.world.Mail;

/**
 * A list as a spreadsheet writes it: many good rows, and among them bad ones of ten kinds.
 *
 * @param bad one of so many rows; 0 for none
 */
record GuestList(String uid, String organizer, String prefix, int rows, int bad) {

    /** Words in the reason of each kind of bad row. */
    static final List<String> REASONS = List.of(
            "no mail address",
            "Not a mail address",
            "More than one mail address",
            "names no event",
            "None of your events",
            "has the same address already",
            "An address of this server",
            "The organizer has the event",
            "name is longer",
            "dates are of the form");

    private static final int NAMELESS = 3;

    String email(int row) {
        return prefix + row + "@guests.example";
    }

    boolean isBad(int row) {
        return bad > 0 && row % bad == bad - 1;
    }

    int good() {
        return (int) IntStream.range(0, rows).filter(row -> !isBad(row)).count();
    }

    /** The path names the event, so a row need not. */
    int goodOverHttp() {
        return (int) IntStream.range(0, rows)
                .filter(row -> !isBad(row) || kind(row) == NAMELESS)
                .count();
    }

    private int kind(int row) {
        return row / bad % REASONS.size();
    }

    String csv() {
        return IntStream.range(0, rows)
                .mapToObj(row -> isBad(row) ? bad(row) : uid + "," + email(row) + ",\"Guest, " + row + "\",")
                .collect(Collectors.joining("\r\n", "uid,email,name,dates\r\n", "\r\n"));
    }

    private String bad(int row) {
        return switch (kind(row)) {
            case 0 -> uid + ",,Nobody,";
            case 1 -> uid + ",no address,Nobody,";
            case 2 -> uid + "," + email(row) + " or other@guests.example,Two,";
            case NAMELESS -> "," + email(row) + ",Lost,";
            case 4 -> UUID.nameUUIDFromBytes(new byte[] {(byte) row}) + "," + email(row) + ",Elsewhere,";
            case 5 -> uid + "," + prefix.toUpperCase(java.util.Locale.ROOT) + "0@Guests.Example,Again,";
            case 6 -> uid + ",someone" + row + "@invites.localhost,Ours,";
            case 7 -> uid + "," + organizer + ",Host " + row + ",";
            case 8 -> uid + "," + email(row) + "," + "x".repeat(201) + ",";
            default -> uid + "," + email(row) + ",Dated,tomorrow";
        };
    }

    Mail mail() {
        return mail(1);
    }

    /** The same list so many times. */
    Mail mail(int times) {
        var body = Base64.getMimeEncoder().encodeToString(csv().getBytes(StandardCharsets.UTF_8));
        var part =
                """
                --cut
                Content-Type: text/csv; name="guests.csv"
                Content-Disposition: attachment; filename="guests.csv"
                Content-Transfer-Encoding: base64

                %s
                """
                        .formatted(body);
        var raw =
                """
                From: %s
                To: bulk@invites.localhost
                Subject: My guests
                Message-ID: <%s@work.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="cut"

                --cut
                Content-Type: text/plain

                Please invite them.
                %s--cut--
                """
                        .formatted(organizer, UUID.randomUUID(), part.repeat(times));
        return Mail.of(organizer, "bulk@invites.localhost", raw.replaceAll("\r?\n", "\r\n"));
    }
}
