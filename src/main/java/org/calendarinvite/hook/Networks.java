package org.calendarinvite.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are no public place: no message goes there, whatever name led to it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special-purpose addresses</a>
 */
public final class Networks {

    /** All addresses that share their first bits. */
    private record Network(String name, int bits, int... start) {
        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++)
                if (at(address, bit) != (start[bit / 8] >> (7 - bit % 8) & 1)) return false;
            return true;
        }

        private static int at(byte[] address, int bit) {
            return address[bit / 8] >> (7 - bit % 8) & 1;
        }
    }

    private static final List<Network> V4 = List.of(
            new Network("this network", 8, 0),
            new Network("a private network", 8, 10),
            new Network("a carrier's network", 10, 100, 64),
            new Network("loopback", 8, 127),
            new Network("link-local", 16, 169, 254),
            new Network("a private network", 12, 172, 16),
            new Network("reserved for protocols", 24, 192, 0, 0),
            new Network("for documentation", 24, 192, 0, 2),
            new Network("a 6to4 relay", 24, 192, 88, 99),
            new Network("a private network", 16, 192, 168),
            new Network("for benchmarks", 15, 198, 18),
            new Network("for documentation", 24, 198, 51, 100),
            new Network("for documentation", 24, 203, 0, 113),
            new Network("multicast", 4, 224),
            new Network("reserved", 4, 240));

    private static final List<Network> V6 = List.of(
            new Network("unspecified, loopback or IPv4-compatible", 96, new int[12]),
            new Network("a unique local address", 7, 0xfc),
            new Network("link-local", 10, 0xfe, 0x80),
            new Network("site-local", 10, 0xfe, 0xc0),
            new Network("multicast", 8, 0xff),
            new Network("reserved for protocols", 23, 0x20, 0x01, 0),
            new Network("for documentation", 32, 0x20, 0x01, 0x0d, 0xb8),
            new Network("for documentation", 20, 0x3f, 0xff, 0));

    /** All of IPv6 that is given out to the public. */
    private static final Network GLOBAL = new Network("", 3, 0x20);

    private static final Network MAPPED = new Network("", 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    private static final Network NAT64 = new Network("", 96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Network SIX_TO_FOUR = new Network("", 16, 0x20, 0x02);

    private static final int V4_LENGTH = 4;
    private static final int V6_LENGTH = 16;

    private Networks() {}

    /**
     * What kind of private or special address it is; empty when it is public.
     *
     * @param address 4 or 16 bytes in network order
     */
    public static Optional<String> special(byte[] address) {
        if (address.length == V4_LENGTH) return named(V4, address);
        if (address.length != V6_LENGTH) throw new IllegalArgumentException("An address has 4 or 16 bytes");
        if (MAPPED.holds(address) || NAT64.holds(address)) return special(inside(address, V6_LENGTH - V4_LENGTH));
        if (SIX_TO_FOUR.holds(address)) return special(inside(address, 2));
        var named = named(V6, address);
        return named.isEmpty() && !GLOBAL.holds(address) ? Optional.of("not a public address") : named;
    }

    private static byte[] inside(byte[] address, int from) {
        return Arrays.copyOfRange(address, from, from + V4_LENGTH);
    }

    private static Optional<String> named(List<Network> networks, byte[] address) {
        return networks.stream()
                .filter(one -> one.holds(address))
                .map(Network::name)
                .findFirst();
    }
}
