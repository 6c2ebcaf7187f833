package org.calendarinvite.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last address of each network, and their neighbours outside. */
class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255",
        "10.0.0.0, 10.255.255.255",
        "100.64.0.0, 100.127.255.255",
        "127.0.0.0, 127.255.255.255",
        "169.254.0.0, 169.254.255.255",
        "169.254.169.254, 169.254.170.2",
        "172.16.0.0, 172.31.255.255",
        "192.0.0.0, 192.0.0.255",
        "192.0.2.0, 192.0.2.255",
        "192.88.99.0, 192.88.99.255",
        "192.168.0.0, 192.168.255.255",
        "198.18.0.0, 198.19.255.255",
        "198.51.100.0, 198.51.100.255",
        "203.0.113.0, 203.0.113.255",
        "224.0.0.0, 239.255.255.255",
        "240.0.0.0, 255.255.255.255"
    })
    void noMessageGoesToAPrivateOrSpecialAddress(String first, String last) throws UnknownHostException {
        for (var text : new String[] {first, last}) {
            var address = InetAddress.getByName(text).getAddress();
            assertTrue(Networks.special(address).isPresent(), text);
            assertTrue(Networks.special(inside(MAPPED, 12, address)).isPresent(), "mapped " + text);
            assertTrue(Networks.special(inside(NAT64, 12, address)).isPresent(), "NAT64 " + text);
            assertTrue(Networks.special(inside(SIX_TO_FOUR, 2, address)).isPresent(), "6to4 " + text);
            assertTrue(Networks.special(inside(new byte[16], 12, address)).isPresent(), "compatible " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "8.8.8.8"
            })
    void theirNeighboursArePublic(String text) throws UnknownHostException {
        var address = InetAddress.getByName(text).getAddress();
        assertEquals(Optional.empty(), Networks.special(address));
        assertEquals(Optional.empty(), Networks.special(inside(MAPPED, 12, address)));
        assertEquals(Optional.empty(), Networks.special(inside(NAT64, 12, address)));
        assertEquals(Optional.empty(), Networks.special(inside(SIX_TO_FOUR, 2, address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "::ffff:0:7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:20::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fdff:ffff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ffff::1"
            })
    void noMessageGoesToASpecialAddressOfSixteenBytes(String text) throws UnknownHostException {
        assertTrue(Networks.special(InetAddress.getByName(text).getAddress()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:200::1",
                "2001:4860:4860::8888",
                "2600::1",
                "2a00:1450::1",
                "2001:db7::1",
                "2001:db9::1",
                "3ffe::1"
            })
    void othersOfSixteenBytesArePublic(String text) throws UnknownHostException {
        assertEquals(
                Optional.empty(), Networks.special(InetAddress.getByName(text).getAddress()));
    }

    @Test
    void whatIsNoAddressIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> Networks.special(new byte[5]));
    }

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0};
    private static final byte[] NAT64 = {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static byte[] inside(byte[] form, int at, byte[] address) {
        var six = form.clone();
        System.arraycopy(address, 0, six, at, address.length);
        return six;
    }
}
