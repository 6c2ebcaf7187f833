package org.calendarinvite.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The lines of the checklist that a test proves: {@link ConformanceTest} runs it and shows it in docs/conformance.md. For tests
 * that need neither a corpus nor the packaged server; those in classes named {@code *IT} are not seen.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Conforms {
    int[] value();
}
