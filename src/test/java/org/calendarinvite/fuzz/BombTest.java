package org.calendarinvite.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What is made to cost much is refused within 2 seconds and 256 MB, which is all that this JVM has. */
@Tag("bounded")
class BombTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final long MEMORY = 256 * 1024 * 1024;
    private static final Readers READERS = new Readers();

    @BeforeAll
    static void loadWhatIsLoadedOnce() {
        assertTrue(Runtime.getRuntime().maxMemory() <= MEMORY, "run by: mvn test-compile surefire:test@bounded");
        READERS.warm();
    }

    @TestFactory
    Stream<DynamicTest> everyCalendarBombIsRefused() {
        return CalendarBombs.all().stream()
                .map(bomb -> dynamicTest(bomb.name(), () -> {
                    byte[] text = bomb.stream().readAllBytes();
                    var refusal = bounded(bomb.name(), () -> READERS.calendar(text));
                    assertTrue(refusal.isPresent(), bomb.name() + " was read");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyMailBombIsRefusedAtBothMailboxes() {
        return MailBombs.all().stream()
                .map(bomb -> dynamicTest(bomb.name(), () -> {
                    List<String> refusals = bounded(bomb.name(), () -> READERS.mail(bomb.stream()));
                    assertEquals(2, refusals.size(), bomb.name() + " was read");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyMailBombIsRefusedAsOneThatBringsLists() {
        return MailBombs.all().stream()
                .map(bomb -> dynamicTest(bomb.name(), () -> {
                    var refusal = bounded(bomb.name(), () -> READERS.list(bomb::stream));
                    assertTrue(refusal.isPresent(), bomb.name() + " was read");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyBombOfListsIsReadOrRefused() {
        return Stream.concat(
                ListBombs.mails().stream()
                        .map(bomb ->
                                dynamicTest(bomb.name(), () -> bounded(bomb.name(), () -> READERS.list(bomb::stream)))),
                ListBombs.files().stream()
                        .map(bomb -> dynamicTest(bomb.name(), () -> {
                            byte[] file = bomb.stream().readAllBytes();
                            bounded(bomb.name(), () -> READERS.sheet(file));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyExplodingRuleIsRefused() {
        return Rules.EXPLODING.stream()
                .map(rule -> dynamicTest(rule, () -> {
                    byte[] text = calendar("DTSTART:20300301T100000Z\nRRULE:" + rule + "\n");
                    var refusal = bounded(rule, () -> READERS.calendar(text));
                    assertTrue(refusal.isPresent(), rule + " was read");
                }));
    }

    @Test
    void tenThousandGuestsAreReadAndOneMoreIsNot() {
        String guests = "DTSTART:20300301T100000Z\n" + "ATTENDEE:mailto:bob@example.com\n".repeat(10_000);
        assertEquals(Optional.empty(), READERS.calendar(calendar(guests)));
        var refusal = READERS.calendar(calendar(guests + "ATTENDEE:mailto:eve@example.com\n"));
        assertTrue(refusal.orElse("").contains("more than 10000 guests"), refusal.toString());
    }

    /** Its own processor time counts, so that a busy machine fails nothing; the clock only ends what hangs. */
    private static <T> T bounded(String name, ThrowingSupplier<T> reading) {
        return assertTimeoutPreemptively(
                HANGS,
                () -> {
                    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                    long begin = threads.getCurrentThreadCpuTime();
                    T answer = inMemory(name, reading);
                    Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin);
                    assertTrue(taken.compareTo(SOON) <= 0, name + " took " + taken);
                    return answer;
                },
                name);
    }

    private static <T> T inMemory(String name, ThrowingSupplier<T> reading) throws Throwable {
        try {
            return reading.get();
        } catch (OutOfMemoryError e) {
            // JUnit would end the whole run
            throw new AssertionError(name + " took more than 256 MB", e);
        }
    }

    private static byte[] calendar(String lines) {
        return ("BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\n" + lines + "END:VEVENT\nEND:VCALENDAR\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
