package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each line of the checklist is proved by tests, and docs/conformance.md shows by which: run now, not remembered. */
class ConformanceTest {

    private static final Path PAGE = Path.of("docs/conformance.md");
    private static final String WRITE = "Run: mvn test -Dtest=ConformanceTest -Dupdate=true";

    @Test
    void everyLineOfTheChecklistIsProvedAndThePageShowsIt() throws IOException, URISyntaxException {
        var checklist = Checklist.read();
        var proofs = Proof.all();
        var flaws = new ArrayList<String>(unproved(checklist, proofs));
        flaws.addAll(astray(checklist, proofs));
        flaws.addAll(failing(proofs));
        assertTrue(flaws.isEmpty(), () -> "The checklist is not proved.\n" + String.join("\n", flaws));
        compare(new Table(checklist, proofs).page());
    }

    @Test
    void theChecklistHasEachNumberOnceAndInOrder() throws IOException {
        var numbers =
                Checklist.read().items().stream().map(Checklist.Item::number).toList();
        assertEquals(IntStream.rangeClosed(1, 46).boxed().toList(), numbers);
    }

    @Test
    void aLineWithoutTestAndATestWithoutLineAreNamed() throws IOException, NoSuchMethodException {
        var checklist = Checklist.read();
        var first = new Checklist(checklist.items().subList(0, 1));
        assertEquals(
                List.of("Line 1 (" + checklist.items().get(0).says()
                        + ") has no test: put @Conforms(1) on one that proves it"),
                unproved(first, List.of()));
        var proof = new Proof(
                CancelTest.class, CancelTest.class.getDeclaredMethod("anAnswerAfterTheEndIsRecordedAndMovesNothing"));
        assertEquals(
                List.of(proof.place() + " names line 25, which is not in the checklist"),
                astray(first, List.of(proof)));
    }

    private static List<String> unproved(Checklist checklist, List<Proof> proofs) {
        return checklist.items().stream()
                .filter(item -> proofs.stream().noneMatch(proof -> proof.proves(item.number())))
                .map(item -> "Line " + item.number() + " (" + item.says() + ") has no test: put @Conforms("
                        + item.number() + ") on one that proves it")
                .toList();
    }

    private static List<String> astray(Checklist checklist, List<Proof> proofs) {
        return proofs.stream()
                .flatMap(proof -> proof.lines().stream()
                        .filter(number -> !checklist.has(number))
                        .map(number -> proof.place() + " names line " + number + ", which is not in the checklist"))
                .toList();
    }

    private static List<String> failing(List<Proof> proofs) {
        var trial = Trial.of(proofs);
        return proofs.stream()
                .filter(proof -> !trial.flaw(proof).isEmpty())
                .map(proof -> "Lines " + proof.lines() + ": " + proof.place() + " " + trial.flaw(proof))
                .toList();
    }

    private static void compare(String page) throws IOException {
        if (Boolean.getBoolean("update")) Files.writeString(PAGE, page);
        assertTrue(Files.exists(PAGE), PAGE + " is missing. " + WRITE);
        assertEquals(Files.readString(PAGE), page, PAGE + " is stale. " + WRITE);
    }
}
