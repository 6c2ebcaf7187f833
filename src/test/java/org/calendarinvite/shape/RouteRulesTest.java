package org.calendarinvite.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule can fail, and says what to do. */
class RouteRulesTest {

    private static final String GOOD =
            """
            - route:
                id: keep-mail
                description: Keeps a mail
                from:
                  id: mail-came
                  description: A mail came
                  uri: aws2-sqs
                  parameters:
                    queueNameOrArn: mail
                  steps:
                    - bean:
                        id: read-mail
                        ref: mailReader
                        method: read
                    - filter:
                        id: known-sender
                        expression:
                          simple:
                            expression: "${body.known}"
                        steps:
                          - to:
                              id: store-mail
                              description: The mail itself
                              uri: aws2-s3
                              parameters:
                                bucketNameOrArn: mails
            """;

    @Test
    void aGoodRouteIsLeftInPeace() {
        assertEquals(List.of(), RouteRules.complaints(file("keep-mail", GOOD)));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    id: keep-mail                 | id: hold-mail                 | name the file hold-mail.camel.yaml
                    description: Keeps a mail     | autoStartup: true             | say in one sentence what the route does
                    description: A mail came      | customId: true                | mail-came: reaches out of the application
                    description: The mail itself  | customId: true                | store-mail: reaches out of the application
                    - route:                      | - from:                       | begins with `from:`
                    id: read-mail                 | customId: true                | bean: has no id
                    id: read-mail                 | id: ReadMail                  | ReadMail: is no kebab-case id
                    id: read-mail                 | id: store-mail                | store-mail: is an id that routes/mail/keep-mail.camel.yaml has already
                    ref: mailReader               | customId: true                | read-mail: calls a bean by guess
                    method: read                  | customId: true                | read-mail: calls a bean by guess
                    - bean:                       | - process:                    | is a `process`
                    - bean:                       | - script:                     | is a `script`
                    - to:                         | - toD:                        | is a `toD`
                    uri: aws2-s3                  | uri: aws2-s3://mails          | write the component only
                    uri: aws2-sqs                 | uri: aws2-sqs:mail?greedy=true | write the component only
                    simple:                       | groovy:                       | known-sender: holds groovy
                    simple:                       | js:                           | known-sender: holds js
                    ${body.known}                 | ${body.known} && ${body.new}  | known-sender: joins conditions
                    ${body.known}                 | ${body.isIn(list)}            | known-sender: passes arguments
                    ${body.known}                 | ${body.sender.domain.organisation.country.name} == 'Absurdistan' | at most 60
                    """)
    void aBadRouteIsTold(String good, String bad, String complaint) {
        assertTrue(GOOD.contains(good), good);
        String told = String.join(
                "\n", RouteRules.complaints(file("keep-mail", GOOD.replaceFirst(quote(good), literal(bad)))));
        assertTrue(told.contains(complaint), () -> "Expected '" + complaint + "' in: " + told);
    }

    @Test
    void theShortFormsAreTold() {
        tells(GOOD + "        - to: direct:next\n", "short form");
        tells(
                GOOD.replace("expression:\n              simple:\n                expression: ", "simple: "),
                "names `simple:` directly");
        tells(GOOD.replace("simple:\n                expression: ", "simple: "), "write `simple: {expression: …}`");
        tells(
                GOOD.replace("      steps:\n        - bean", "    steps:\n        - bean"),
                "write them as `from: {steps: …}`");
    }

    @Test
    void stepsInsideBranchesAreHeldToTheSame() {
        String choice =
                """
                        - choice:
                            id: which
                            when:
                              - expression:
                                  simple:
                                    expression: "${body.a} && ${body.b}"
                                steps:
                                  - toD:
                                      id: anywhere
                                      uri: direct
                            otherwise:
                              steps:
                                - bean:
                                    id: other
                                    ref: desk
                """;
        tells(GOOD + choice.indent(0), "when: joins conditions");
        tells(GOOD + choice.indent(0), "anywhere: is a `toD`");
        tells(GOOD + choice.indent(0), "other: calls a bean by guess");
    }

    @Test
    void twoRoutesInAFileAreTold() {
        tells(GOOD + GOOD, "put each route into a file of its own");
    }

    @Test
    void longFilesAreTold() {
        tells(GOOD + "# more\n".repeat(60), "at most 60");
    }

    @Test
    void anIdIsUniqueOverAllFiles() {
        RouteFile other = file("other-mail", GOOD.replaceFirst("keep-mail", "other-mail"));
        String told = String.join("\n", RouteRules.complaints(file("keep-mail", GOOD), other));
        assertTrue(
                told.contains(
                        "routes/mail/other-mail.camel.yaml, read-mail: is an id that routes/mail/keep-mail.camel.yaml has already"),
                told);
    }

    @Test
    void restAndErrorsMayCarryTheNameOfTheirRoom() {
        assertEquals(
                List.of(),
                RouteRules.complaints(
                        new RouteFile("api", "api.camel.yaml", "- rest:\n    id: events\n    path: /api\n")));
        String errors =
                "- routeConfiguration:\n    id: mail-errors\n    onException:\n      - onException:\n          steps:\n            - process:\n                id: x\n";
        String told =
                String.join("\n", RouteRules.complaints(new RouteFile("errors", "mail-errors.camel.yaml", errors)));
        assertEquals(
                "routes/errors/mail-errors.camel.yaml, x: is a `process`; move what it does to a bean, or name the endpoint",
                told);
    }

    private static void tells(String yaml, String complaint) {
        String told = String.join("\n", RouteRules.complaints(file("keep-mail", yaml)));
        assertTrue(told.contains(complaint), () -> "Expected '" + complaint + "' in: " + told);
    }

    private static RouteFile file(String id, String yaml) {
        return new RouteFile("mail", id + ".camel.yaml", yaml);
    }

    private static String quote(String words) {
        return Pattern.quote(words);
    }

    private static String literal(String words) {
        return Matcher.quoteReplacement(words);
    }
}
