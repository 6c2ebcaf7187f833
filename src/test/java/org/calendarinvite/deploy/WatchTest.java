package org.calendarinvite.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What deploy/watch asks Prometheus for; EmbeddedLifecycleIT holds it to what a server exposes. */
class WatchTest {

    @Test
    void metricsAreFoundAmongFunctionsLabelsAndWords() {
        assertEquals(
                Set.of("a_total", "b:c"),
                Promql.metrics("max by (queue) (rate(a_total{x=~\"y|up\", z=\"1\"}[5m])) > 0.5 unless on (queue) b:c"));
        for (var wrong : List.of("sum(a", "a)", "a{b=\"c\")", "a ? b", "1 + 2"))
            assertThrows(IllegalArgumentException.class, () -> Promql.metrics(wrong), wrong);
    }

    @Test
    void eachPanelAndEachRuleReadsMetrics() throws IOException {
        assertTrue(Watched.metrics().contains("cis_queue_messages"), () -> "in neither file");
    }

    @Test
    void eachRuleHasANameAWeightAndSaysWhatToDo() throws IOException {
        var rules = Watched.rules();
        assertFalse(rules.isEmpty());
        for (var rule : rules) {
            assertTrue(rule.path("alert").asText().matches("[A-Z][A-Za-z]+"), rule::toString);
            assertTrue(rule.path("for").asText("1m").matches("\\d+[smh]"), rule::toString);
            assertTrue(
                    Set.of("page", "ticket")
                            .contains(rule.at("/labels/severity").asText()),
                    rule::toString);
            assertFalse(rule.at("/annotations/summary").asText().isBlank(), rule::toString);
            assertFalse(rule.at("/annotations/description").asText().isBlank(), rule::toString);
        }
        assertEquals(
                rules.size(),
                rules.stream()
                        .map(rule -> rule.path("alert").asText())
                        .distinct()
                        .count());
    }
}
