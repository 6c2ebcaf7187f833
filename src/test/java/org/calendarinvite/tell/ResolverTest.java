package org.calendarinvite.tell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.calendarinvite.decision.Refused;
import org.junit.jupiter.api.Test;

/** A name leads only to where all its addresses are public. */
class ResolverTest {

    @Test
    void aNameWithPublicAddressesLeadsToTheFirst() throws UnknownHostException {
        assertEquals(
                InetAddress.getByName("8.8.8.8"),
                resolver(false, "8.8.8.8", "2001:4860:4860::8888").resolve("x.example"));
    }

    @Test
    void onePrivateAddressAmongOthersIsEnoughToRefuse() {
        for (var bad : List.of(
                "127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1")) {
            var refused = assertThrows(
                    Refused.class, () -> resolver(false, "8.8.8.8", bad).resolve("x.example"), bad);
            assertTrue(refused.getMessage().startsWith("The host x.example has an address"), refused.getMessage());
        }
    }

    @Test
    void aNameThatMovesMeanwhileIsCheckedAgain() {
        List<String> answers = new ArrayList<>(List.of("8.8.8.8", "127.0.0.1"));
        var rebinding = new Resolver(host -> List.of(InetAddress.getByName(answers.remove(0))), false);
        assertEquals("8.8.8.8", rebinding.resolve("x.example").getHostAddress());
        assertThrows(Refused.class, () -> rebinding.resolve("x.example"));
    }

    @Test
    void aNameWithoutAnAddressIsRefused() {
        assertThrows(Refused.class, () -> resolver(false).resolve("x.example"));
        var unknown = new Resolver(
                host -> {
                    throw new UnknownHostException(host);
                },
                false);
        assertThrows(Refused.class, () -> unknown.resolve("x.example"));
    }

    @Test
    void testsMayGoAnywhere() {
        assertEquals(
                "127.0.0.1", resolver(true, "127.0.0.1").resolve("x.example").getHostAddress());
    }

    private static Resolver resolver(boolean anywhere, String... addresses) {
        return new Resolver(
                host -> {
                    List<InetAddress> found = new ArrayList<>();
                    for (var text : addresses) found.add(InetAddress.getByName(text));
                    return found;
                },
                anywhere);
    }
}
