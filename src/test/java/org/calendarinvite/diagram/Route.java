package org.calendarinvite.diagram;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a routes file says, as far as a picture shows it.
 *
 * @param room the folder of the file
 * @param from where messages come from; a REST interface or an error policy has a {@code from} of that kind
 */
record Route(String room, String id, String description, Step from, List<Step> steps) {

    /**
     * @param kind the word in the file: {@code to}, {@code bean}, {@code choice} …
     * @param detail what it works on, in a few words: a bean's method, an expression, a header; may be empty
     * @param endpoint null for a step that speaks to none
     * @param keeps a bean that reads or writes the store
     */
    record Step(
            String kind,
            String id,
            String description,
            String detail,
            Endpoint endpoint,
            boolean keeps,
            List<Branch> branches) {

        Step(String kind, String id, String description, String detail, Endpoint endpoint, List<Branch> branches) {
            this(kind, id, description, detail, endpoint, false, branches);
        }

        /** What stands in the box. */
        String text() {
            return description.isEmpty() ? id : description;
        }

        boolean is(String... kinds) {
            return List.of(kinds).contains(kind);
        }
    }

    /** Steps inside a step, and when they run; empty when always. */
    record Branch(String label, List<Step> steps) {}

    /**
     * @param scheme the component, {@code aws2-sqs}
     * @param name what it is at, placeholders resolved: a queue, a topic, a bucket, another route
     * @param operation empty when the component's default
     */
    record Endpoint(String scheme, String name, String operation) {

        boolean is(String... schemes) {
            return List.of(schemes).contains(scheme);
        }

        boolean isInside() {
            return is("direct", "seda");
        }

        boolean isInside(String named) {
            return isInside() && name.equals(named);
        }

        boolean reads() {
            return operation.startsWith("get") || operation.startsWith("list") || operation.startsWith("receive");
        }
    }

    boolean isErrorPolicy() {
        return from.is("routeConfiguration");
    }

    boolean isRest() {
        return from.is("rest");
    }

    /** Other routes of this application reach it by this name. */
    boolean startsAt(String name) {
        return from.endpoint() != null && from.endpoint().isInside(name);
    }

    boolean goesTo(String name) {
        return anyStep(step -> step.endpoint() != null && step.endpoint().isInside(name));
    }

    boolean anyStep(Predicate<Step> test) {
        boolean[] any = {false};
        eachStep(step -> any[0] |= test.test(step));
        return any[0];
    }

    /** Every step at any depth, in reading order. */
    void eachStep(Consumer<Step> visitor) {
        eachStep(steps, visitor);
    }

    private static void eachStep(List<Step> steps, Consumer<Step> visitor) {
        for (Step step : steps) {
            visitor.accept(step);
            step.branches().forEach(branch -> eachStep(branch.steps(), visitor));
        }
    }
}
