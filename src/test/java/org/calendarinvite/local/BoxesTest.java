package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxesTest {

    private static final String BOB = "bob+x@example.org";

    @TempDir
    Path folder;

    private Boxes boxes;

    @BeforeEach
    void start() {
        boxes = new Boxes(folder);
    }

    @Test
    void whatCameBeforeOneLooksIsListedLikeWhatComesAfter() throws IOException {
        arrive(BOB, "1", 1);
        arrive("ann@example.org", "2", 2);
        assertEquals(List.of("ann@example.org", BOB), addresses());
        arrive(BOB, "3", 3);
        assertEquals(List.of(BOB, "ann@example.org"), addresses());
        assertEquals(List.of("3", "1"), ids(boxes.of(BOB)));
        assertEquals(2, boxes.all().get(0).unread());
        assertEquals(List.of(), boxes.of("nobody@example.org"));
    }

    @Test
    void whatWasReadStaysReadUntilItComesAnew() throws IOException {
        arrive(BOB, "1", 1);
        assertEquals("Subject: 1\r\n\r\n", new String(boxes.open(BOB, "1").orElseThrow(), UTF_8));
        assertEquals(0, boxes.all().get(0).unread());
        boxes = new Boxes(folder);
        assertEquals(0, boxes.all().get(0).unread());
        arrive(BOB, "1", 2);
        assertEquals(1, boxes.all().get(0).unread());
        assertEquals(1, boxes.all().get(0).mails());
    }

    @Test
    void whatWasSentIsKeptInOrderAndIsNoMailThatCame() throws IOException {
        boxes.keep(BOB, "first".getBytes(UTF_8));
        boxes.keep(BOB, "second".getBytes(UTF_8));
        assertEquals(
                List.of("first", "second"),
                boxes.sent(BOB).stream().map(mail -> new String(mail, UTF_8)).toList());
        assertEquals(List.of(), boxes.all());
        assertEquals(List.of(), boxes.sent("nobody@example.org"));
    }

    @Test
    void noOtherFileIsOpened() throws IOException {
        arrive(BOB, "1", 1);
        Files.writeString(folder.resolve("secret.eml"), "secret");
        assertEquals(Optional.empty(), boxes.open(BOB, "../secret"));
        assertEquals(Optional.empty(), boxes.open("..", "secret"));
        assertThrows(IllegalArgumentException.class, () -> boxes.sent("x".repeat(300)));
    }

    private void arrive(String address, String id, int second) throws IOException {
        var file = folder.resolve(Mailboxes.name(address)).resolve(id + ".eml");
        Files.createDirectories(file.getParent());
        var mail = new RawMail(("Subject: " + id + "\r\n\r\n").getBytes(UTF_8));
        Files.write(file, mail.bytes());
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
        boxes.arrived(address, file, mail);
    }

    private List<String> addresses() {
        return boxes.all().stream().map(Boxes.Box::address).toList();
    }

    private static List<String> ids(List<Boxes.Mail> mails) {
        return mails.stream().map(Boxes.Mail::id).toList();
    }
}
