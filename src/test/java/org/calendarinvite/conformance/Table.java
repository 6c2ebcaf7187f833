package org.calendarinvite.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The checklist and what proves it, as a page to read. */
record Table(Checklist checklist, List<Proof> proofs) {

    private static final String HEAD =
            """
            # Conformance

            What the standards, and the calendars in use, ask of an organizer's server, and the tests that hold this one to it.
            ✓: each of these tests passes.

            `mvn test -Dtest=ConformanceTest` runs the tests named here and fails when this page does not say what they say;
            with `-Dupdate=true` it is written again.
            """;

    private static final String COLUMNS =
            """

            | | what must hold | source | tests | |
            |--:|---|---|---|:-:|
            """;

    String page() {
        var page = new StringBuilder(HEAD);
        var group = "";
        for (var item : checklist.items()) {
            if (!item.group().equals(group)) {
                group = item.group();
                page.append("\n## ").append(group).append('\n').append(COLUMNS);
            }
            page.append(row(item));
        }
        return page.toString();
    }

    private String row(Checklist.Item item) {
        var tests = proofs.stream()
                .filter(proof -> proof.proves(item.number()))
                .collect(Collectors.groupingBy(
                        Table::link, LinkedHashMap::new, Collectors.mapping(Proof::sentence, Collectors.joining("; "))))
                .entrySet()
                .stream()
                .map(of -> of.getKey() + ": " + of.getValue())
                .collect(Collectors.joining("<br>"));
        return "| " + item.number() + " | " + item.says() + " | " + item.source() + " | " + tests + " | ✓ |\n";
    }

    private static String link(Proof proof) {
        return "[" + proof.in().getSimpleName() + "](../" + proof.path() + ")";
    }
}
