package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final Map<String, String> REFUSED =
            Map.of("subject", "<b>Lunch</b>", "mailbox", "create@x.org", "reason", "Because.", "trace", "7");

    @TempDir
    Path folder;

    @Test
    void builtInTextsAreEscapedInHtmlAndPlainInText() {
        var templates = new Templates(Optional.empty());
        assertTrue(templates.render("mail/event-failed.html", REFUSED).contains("&lt;b&gt;Lunch&lt;/b&gt;"));
        assertTrue(templates.render("mail/event-failed.txt", REFUSED).contains("<b>Lunch</b>"));
    }

    @Test
    void aFileReplacesATemplateAndIsReadAgainWhenItChanges() throws IOException {
        var templates = new Templates(Optional.of(folder));
        assertTrue(templates.render("mail/event-failed.txt", REFUSED).contains("was not applied"));
        var file = Files.createDirectories(folder.resolve("mail")).resolve("event-failed.txt");
        Files.writeString(file, "No: {reason}");
        assertEquals("No: Because.", templates.render("mail/event-failed.txt", REFUSED));
        Files.writeString(file, "Sorry: {reason}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertEquals("Sorry: Because.", templates.render("mail/event-failed.txt", REFUSED));
        Files.delete(file);
        assertFalse(templates.render("mail/event-failed.txt", REFUSED).contains("Sorry"));
    }
}
