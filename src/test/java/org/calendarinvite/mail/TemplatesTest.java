package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.words.Catalogues;
import org.calendarinvite.words.FolderFiles;
import org.calendarinvite.words.Heard;
import org.calendarinvite.words.OwnFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    static final Look ENGLISH = new Look(new Catalogues(OwnFiles.NONE, "en").best(), Brand.NONE);

    private static final Map<String, String> REFUSED =
            Map.of("subject", "<b>Lunch</b>", "mailbox", "create@x.org", "reason", "Because.", "trace", "7");

    @TempDir
    Path folder;

    @Test
    void builtInTextsAreEscapedInHtmlAndPlainInText() {
        var templates = new Templates(OwnFiles.NONE);
        assertTrue(templates.render("mail/event-failed.html", ENGLISH, REFUSED).contains("&lt;b&gt;Lunch&lt;/b&gt;"));
        assertTrue(templates.render("mail/event-failed.txt", ENGLISH, REFUSED).contains("<b>Lunch</b>"));
    }

    @Test
    void aFileReplacesATemplateAndIsReadAgainWhenItChanges() throws IOException {
        var templates = new Templates(new FolderFiles(folder));
        assertTrue(templates.render("mail/event-failed.txt", ENGLISH, REFUSED).contains("was not applied"));
        var file = Files.createDirectories(folder.resolve("mail")).resolve("event-failed.txt");
        Files.writeString(file, "No: {reason}");
        assertEquals("No: Because.", templates.render("mail/event-failed.txt", ENGLISH, REFUSED));
        Files.writeString(file, "Sorry: {reason}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertEquals("Sorry: Because.", templates.render("mail/event-failed.txt", ENGLISH, REFUSED));
        Files.delete(file);
        assertFalse(templates.render("mail/event-failed.txt", ENGLISH, REFUSED).contains("Sorry"));
    }

    @Test
    void aBrokenFileStopsNoMailAndTheLogSaysWhere() throws IOException {
        var templates = new Templates(new FolderFiles(folder));
        try (var log = new Heard(Templates.class)) {
            var file = own("event-failed.txt", "one\n\n{#if subject}");
            assertTrue(failed(templates).contains("was not applied"));
            assertTrue(failed(templates).contains("was not applied"));
            assertTrue(log.said(file + ":3 cannot be used, and the built-in template is"), log.toString());
            assertEquals(1, log.lines(), log.toString());
            own("event-failed.txt", "No: {reason}");
            assertEquals("No: Because.", failed(templates));
            own("event-failed.txt", "No: {reason} {say:no-such-text}!");
            assertEquals("No: Because.", failed(templates));
            assertTrue(log.said(file + ":1 cannot be used, and the file before it is"), log.toString());
        }
    }

    @Test
    void aFileThatAsksForWhatIsNotThereStopsNoMail() throws IOException {
        var templates = new Templates(new FolderFiles(folder));
        try (var log = new Heard(Templates.class)) {
            var file = own("event-failed.txt", "No:\n{nobody}");
            assertTrue(failed(templates).contains("was not applied"));
            assertTrue(failed(templates).contains("was not applied"));
            assertTrue(log.said(file + ":2 cannot be used"), log.toString());
            assertEquals(1, log.lines(), log.toString());
        }
    }

    @Test
    void aFrameOfAnOperatorsOwnStandsAroundBuiltInMails() throws IOException {
        var templates = new Templates(new FolderFiles(folder));
        var before = templates.version("mail/event-failed");
        own("frame.txt", "<<{#insert}{/insert}>>");
        assertTrue(failed(templates).startsWith("<<Your mail"));
        assertNotEquals(before, templates.version("mail/event-failed"));
        own("frame.txt", "[[{#insert}{/insert}]] {brand.name}");
        assertTrue(failed(templates).startsWith("[[Your mail"));
        Files.delete(folder.resolve("mail/frame.txt"));
        assertTrue(failed(templates).startsWith("Your mail"));
    }

    private static String failed(Templates templates) {
        return templates.render("mail/event-failed.txt", ENGLISH, REFUSED);
    }

    private Path own(String name, String text) throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve("mail")).resolve(name), text);
    }
}
