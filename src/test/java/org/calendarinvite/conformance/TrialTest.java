package org.calendarinvite.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that shows green must have seen it: what fails, is skipped or does not run is no proof. */
class TrialTest {

    @Test
    void onlyATestThatRanAndPassedHasNoFlaw() {
        var proofs = Arrays.stream(Samples.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> new Proof(Samples.class, method))
                .toList();
        var trial = Trial.of(proofs);
        for (var proof : proofs) {
            var flaw = trial.flaw(proof);
            switch (proof.test().getName()) {
                case "passes", "holds" -> assertEquals("", flaw);
                case "fails", "failsOnce" -> assertTrue(flaw.startsWith("failed: "), flaw);
                case "isDisabled", "isNotAssumed" -> assertTrue(flaw.startsWith("was skipped: "), flaw);
                default -> assertTrue(flaw.startsWith("was not run"), flaw);
            }
        }
    }

    @Test
    void ofAClassThatCannotBeginTheReasonIsSaid() throws NoSuchMethodException {
        var proof = new Proof(Broken.class, Broken.class.getDeclaredMethod("waits"));
        var flaw = Trial.of(List.of(proof)).flaw(proof);
        assertTrue(flaw.startsWith("was not run: ") && flaw.contains("no beginning"), flaw);
    }

    @Test
    void noTestInATrialMayRewriteItsSnapshots() throws NoSuchMethodException {
        var proof = new Proof(Updating.class, Updating.class.getDeclaredMethod("isNotAskedToUpdate"));
        var before = System.getProperty("update");
        System.setProperty("update", "true");
        try {
            assertEquals("", Trial.of(List.of(proof)).flaw(proof));
            assertEquals("true", System.getProperty("update"));
        } finally {
            if (before == null) System.clearProperty("update");
            else System.setProperty("update", before);
        }
    }

    /** Run by the trial alone: test runs leave nested classes out. */
    static class Samples {

        @Test
        void passes() {}

        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }

        @Test
        @Disabled("on purpose")
        void isDisabled() {}

        @Test
        void isNotAssumed() {
            assumeTrue(false, "on purpose");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void failsOnce(int number) {
            assertEquals(1, number % 2);
        }

        @Property(tries = 5)
        void holds(@ForAll int number) {
            assertEquals(number, number);
        }

        void isNoTest() {}
    }

    static class Broken {

        @BeforeAll
        static void begin() {
            assertTrue(false, "no beginning");
        }

        @Test
        void waits() {}
    }

    static class Updating {

        @Test
        void isNotAskedToUpdate() {
            assertTrue(!Boolean.getBoolean("update"));
        }
    }
}
