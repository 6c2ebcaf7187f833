package org.calendarinvite.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.calendarinvite.decision.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner may write as the address of a hook. */
class TargetTest {

    private static final Set<Integer> PORTS = Set.of(443, 8443);

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, hooks.example.com, 443, /",
        "https://hooks.example.com/a%20b?c=d&e={, '', 0, ''",
        "HTTPS://Hooks.Example.COM/Path, hooks.example.com, 443, /Path",
        "https://hooks.example.com:8443/in?key=%7B%7Bcis.secret%7D%7D, hooks.example.com, 8443, /in?key=%7B%7Bcis.secret%7D%7D",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /"
    })
    void aPublicNameIsTaken(String url, String host, int port, String path) {
        if (host.isEmpty()) {
            assertThrows(Refused.class, () -> Target.of(url, PORTS, false));
            return;
        }
        assertEquals(new Target(true, host, port, path), Target.of(url, PORTS, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com/",
                "https:example.com",
                "https:///path",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com@169.254.169.254/",
                "https://example.com/#part",
                "https://example.com:80/",
                "https://example.com:22/",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://localhost/",
                "https://db.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://router.home.arpa/",
                "https://intranet/",
                "https://127.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://8.8.8.8/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[2001:4860:4860::8888]/",
                "https://example.com./",
                "https://-example.com/",
                "https://exa_mple.com/",
                "https://%31%32%37.0.0.1/",
                "https://bücher.example/",
                "https://①②⑦.⓪.⓪.①/",
                "https://example。com/",
                "https://example.com/a b",
                "https://example.com/\nHost: other",
                "https://example.com\\@other.example/"
            })
    void everythingElseIsRefusedWithASentence(String url) {
        var refused = assertThrows(Refused.class, () -> Target.of(url, PORTS, false), url);
        assertTrue(refused.getMessage().startsWith("url "), refused.getMessage());
    }

    @Test
    void aUrlHasAtMost2000Characters() {
        var longest = "https://example.com/" + "x".repeat(1980);
        assertEquals(1981, Target.of(longest, PORTS, false).path().length());
        assertThrows(Refused.class, () -> Target.of(longest + "x", PORTS, false));
        assertThrows(Refused.class, () -> Target.of(null, PORTS, false));
    }

    @Test
    void aNameHasAtMost253Characters() {
        var label = "a".repeat(63) + ".";
        assertEquals(
                253,
                Target.of("https://" + label.repeat(3) + "b".repeat(61), PORTS, false)
                        .host()
                        .length());
        assertThrows(Refused.class, () -> Target.of("https://" + label.repeat(3) + "b".repeat(62), PORTS, false));
        assertThrows(Refused.class, () -> Target.of("https://a" + label + "com", PORTS, false));
    }

    @Test
    void testsMayGoAnywhere() {
        assertEquals(new Target(false, "127.0.0.1", 9999, "/x"), Target.of("http://127.0.0.1:9999/x", PORTS, true));
        assertEquals(80, Target.of("http://localhost", PORTS, true).port());
        assertEquals("::1", Target.of("http://[::1]:1/", PORTS, true).name());
        assertThrows(Refused.class, () -> Target.of("ftp://127.0.0.1/", PORTS, true));
        assertThrows(Refused.class, () -> Target.of("http://a@127.0.0.1/", PORTS, true));
    }
}
