package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person at the command is told; the whole move is in MoveIT (profile wire). */
class MoveCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void dataIsHere() {
        System.setProperty("cis.data", folder.resolve("data").toString());
    }

    @AfterEach
    void dataIsElsewhere() {
        System.clearProperty("cis.data");
    }

    @Test
    void onlyItsOwnerMayReadWhatIsExported() throws IOException {
        assertEquals(0, run("export", "file"));
        assertEquals("Done: 0 things.\n", said.toString(UTF_8));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file"))));
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("file"), "mine");
        assertEquals(1, run("export", "file"));
        assertTrue(said.toString(UTF_8).contains("is there already"), said::toString);
        assertEquals("mine", Files.readString(folder.resolve("file")));
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertEquals(1, run("import", "nowhere"));
        assertTrue(said.toString(UTF_8).contains("is not there"), said::toString);
    }

    @Test
    void whatIsNoExportIsRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "no export");
        assertEquals(1, run("import", "file"));
        assertTrue(said.toString(UTF_8).contains("copy it again"), said::toString);
    }

    @Test
    void aServerThatRunsThereIsToBeStoppedFirst() throws IOException {
        Disk.folder(folder.resolve("data"));
        try (var running = Disk.lock(folder.resolve("data"))) {
            assertTrue(running.isOpen());
            assertEquals(1, run("export", "file"));
        }
        assertTrue(said.toString(UTF_8).contains("stop it"), said::toString);
        assertFalse(Files.exists(folder.resolve("file")));
    }

    @Test
    void whoSaysSomethingElseIsToldWhatCanBeSaid() {
        assertEquals(2, MoveCommand.run(new String[] {"expert", "file"}, out()));
        assertEquals(2, MoveCommand.run(new String[0], out()));
        for (var known : List.of("deploy/store export FILE", "deploy/store import FILE"))
            assertTrue(said.toString(UTF_8).contains(known), said::toString);
    }

    private int run(String what, String file) {
        return MoveCommand.run(new String[] {what, folder.resolve(file).toString()}, out());
    }

    private PrintStream out() {
        return new PrintStream(said, true, UTF_8);
    }
}
