package org.calendarinvite.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of some tests inside the run that asks for it: how each of them ended. */
final class Trial implements TestExecutionListener {

    private static final String PASSED = "passed";

    private final Map<String, String> ends = new HashMap<>();
    private String broken = "";

    /** Nothing of the run outside is told of it, and no test in it may rewrite what it should be held to. */
    static Trial of(List<Proof> proofs) {
        var alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(proofs.stream()
                        .map(proof -> selectMethod(proof.in(), proof.test()))
                        .toList())
                .filters(EngineFilter.includeEngines("junit-jupiter", "jqwik"))
                .build();
        var trial = new Trial();
        var update = System.clearProperty("update");
        try {
            LauncherFactory.create(alone).execute(request, trial);
        } finally {
            if (update != null) System.setProperty("update", update);
        }
        return trial;
    }

    /** Empty when it ran and passed, else what happened. */
    String flaw(Proof proof) {
        var end = ends.getOrDefault(proof.place(), broken.isEmpty() ? "was not run" : "was not run: " + broken);
        return end.equals(PASSED) ? "" : end;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        end(test, "was skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var why = result.getThrowable().map(Throwable::toString).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> end(test, PASSED);
            case ABORTED -> end(test, "was skipped: " + why);
            case FAILED -> end(test, "failed: " + why);
        }
    }

    /** Of a test with several cases the worst counts. */
    private void end(TestIdentifier test, String end) {
        var source = test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
        if (source.isEmpty()) {
            if (!end.equals(PASSED)) broken = test.getDisplayName() + " " + end;
            return;
        }
        var place = Proof.place(source.get().getClassName(), source.get().getMethodName());
        ends.merge(place, end, (one, other) -> one.equals(PASSED) ? other : one);
    }
}
