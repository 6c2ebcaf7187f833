package org.calendarinvite.mail.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as servers write them, and as nobody should. */
class AuthenticationResultsTest {

    private static final String OURS = "mx.example.org";

    @Test
    void theExampleOfTheStandardWithItsCommentsEverywhere() {
        var header =
                "foo.example.net (foobar) 1 (baz);\r\n\tdkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n"
                        + " policy (A dot can go here) . (like that) expired\r\n\t(this surprised me) = (as I wasn't expecting it) 1362471462";
        assertEquals("dkim=fail policy.expired=1362471462", read("foo.example.net", header));
    }

    @Test
    void headersOfLargeProviders() {
        assertEquals(
                "dkim=pass header.b=fVdX/W2e+A== header.i=@work.example header.s=20230601, "
                        + "spf=pass smtp.mailfrom=ann@work.example, dmarc=pass header.from=work.example",
                read(
                        "mx.google.com",
                        "mx.google.com;\r\n       dkim=pass header.i=@work.example header.s=20230601 header.b=fVdX/W2e+A==;\r\n"
                                + "       spf=pass (google.com: domain of ann@work.example designates 192.0.2.1 as permitted sender)"
                                + " smtp.mailfrom=ann@work.example;\r\n"
                                + "       dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=work.example"));
        assertEquals(
                "spf=pass smtp.mail=ann@work.example, dkim=pass header.i=@work.example",
                read(
                        "mxfront.mail.yandex.net",
                        "mxfront.mail.yandex.net; spf=pass (mxfront: domain of work.example) smtp.mail=ann@work.example;"
                                + " dkim=pass header.i=@work.example"));
        assertEquals("dmarc=none reason=no policy", read(OURS, OURS + "; dmarc=none reason=\"no policy\";"));
    }

    @Test
    void noneSaysNothing() {
        assertEquals("", read(OURS, OURS + " 1; none"));
        assertEquals("", read(OURS, OURS));
    }

    @Test
    void aVersionOfAMethodThatIsNotKnownIsLeftOut() {
        assertEquals("dkim=pass", read(OURS, OURS + "; spf/2=pass; dkim/1=pass"));
    }

    @Test
    void theNameOfTheServerMayBeQuotedAndInAnyCase() {
        assertEquals("dmarc=pass", read(OURS, "\"MX.Example.ORG\"; DMARC=Pass"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.org 2; dmarc=pass",
                "mx.example.org 1 1; dmarc=pass",
                "mx.example.org; dmarc=pass header.from=a.org header.from=b.org",
                "mx.example.org; spf=fail (unclosed; dmarc=pass",
                "mx.example.org; spf=fail smtp.mailfrom=\"unclosed; dmarc=pass",
                "mx.example.org; dmarc=pass)",
                "mx.example.org; dmarc=pass stray",
                "mx.example.org; =pass",
                "mx.example.org; dmarc=",
                "mx.example.org; dmarc",
                "mx.example.org; none; dmarc=pass",
                "mx.example.org; dmarc=pass\u0007",
                "mx.example.org; dmarc=pass (\rAuthentication-Results: x)",
                "mx.example.org; dmarc=pass\nX-Other: y",
                "mx.example.org; dmarc==pass",
                "mx.example.org, mx.example.org; dmarc=pass",
                "mx.example.org; dmarc=pass (\\"
            })
    void whatTheGrammarDoesNotHaveSaysNothingAtAll(String header) {
        assertEquals(
                Optional.of(List.of()), AuthenticationResults.of(OURS, header).map(AuthenticationResults::checks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "(mx.example.org); dmarc=pass",
                "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=work.example; dkim=pass; dmarc=pass action=none",
                "mx.example.org.evil.example; dmarc=pass",
                "evil.example (mx.example.org); dmarc=pass",
                "(mx.example.org; dmarc=pass",
                "mx.example.orgX; dmarc=pass",
                "\"mx.example.org \"; dmarc=pass"
            })
    void theHeaderOfAnotherServerIsNotRead(String header) {
        assertEquals(Optional.empty(), AuthenticationResults.of(OURS, header));
    }

    @Test
    void whatASenderPutsIntoCommentsAndQuotesIsNoResult() {
        var header = OURS + "; spf=fail (domain of a@b;\\) dmarc=pass (really; dmarc=pass)) "
                + "smtp.mailfrom=\"x; dmarc=pass\\\"; dmarc=pass \"@evil.example; dmarc=fail";
        assertEquals(
                "spf=fail smtp.mailfrom=x; dmarc=pass\"; dmarc=pass @evil.example, dmarc=fail", read(OURS, header));
    }

    @Test
    void limitsHoldAtTheirEdges() {
        var results = "; spf=pass".repeat(100);
        assertEquals(
                100,
                AuthenticationResults.of(OURS, OURS + results)
                        .orElseThrow()
                        .checks()
                        .size());
        assertEquals("", read(OURS, OURS + results + "; spf=pass"));
        var deep = ResultsText.DEEPEST;
        assertEquals("spf=pass", read(OURS, OURS + "(".repeat(deep) + ")".repeat(deep) + "; spf=pass"));
        assertEquals("", read(OURS, OURS + "; spf=pass " + "(".repeat(deep + 1) + ")".repeat(deep + 1)));
        var room = ResultsText.LONGEST - (OURS + "; spf=pass ()").length();
        assertEquals("spf=pass", read(OURS, OURS + "; spf=pass (" + "x".repeat(room) + ")"));
        assertTrue(AuthenticationResults.of(OURS, OURS + "; spf=pass (" + "x".repeat(room + 1) + ")")
                .isEmpty());
    }

    /** Whatever a sender gets into a comment, if the server escapes it, the results are the same. */
    @Property(tries = 500)
    void commentsNeverChangeTheResults(@ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String words) {
        var escaped = words.replaceAll("[()\\\\]", "\\\\$0");
        var header = "(" + escaped + ")" + OURS + "(" + escaped + "); dmarc(" + escaped + ")=fail (" + escaped + ")";
        assertEquals("dmarc=fail", read(OURS, header));
    }

    @Property(tries = 500)
    void quotedWordsNeverChangeTheResults(
            @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String words) {
        var quoted = "\"" + words.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
        var header = OURS + "; spf=fail smtp.mailfrom=" + quoted + "@evil.example; dmarc=fail";
        assertEquals("spf=fail smtp.mailfrom=" + words + "@evil.example, dmarc=fail", read(OURS, header));
    }

    /** Nothing but results or silence, whatever the text is. */
    @Property(tries = 1000)
    void anyTextIsReadOrSaysNothing(@ForAll @StringLength(max = 80) String text) {
        AuthenticationResults.of(OURS, text);
        AuthenticationResults.of(OURS, OURS + ";" + text);
    }

    private static String read(String server, String header) {
        return AuthenticationResults.of(server, header).orElseThrow().checks().stream()
                .map(check -> check.method() + "=" + check.result() + properties(check))
                .collect(Collectors.joining(", "));
    }

    private static String properties(AuthenticationResults.Check check) {
        return check.properties().entrySet().stream()
                .map(one -> " " + one.getKey() + "=" + one.getValue())
                .sorted()
                .collect(Collectors.joining());
    }
}
