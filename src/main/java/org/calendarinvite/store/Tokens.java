package org.calendarinvite.store;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Unguessable names in addresses: 128 random bits in 26 letters and digits, lower case. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 128;
    private static final int LENGTH = 26;

    private Tokens() {}

    public static String fresh() {
        var text = new BigInteger(BITS, RANDOM).toString(32);
        return "0".repeat(LENGTH - text.length()) + text;
    }
}
