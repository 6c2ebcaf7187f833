package org.calendarinvite.mail.tnef;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Outlook's name for a meeting (MS-OXOCAL); a UID from elsewhere is kept inside it. */
record GlobalObjectId(byte[] bytes) {

    private static final byte[] FOREIGN = "vCal-Uid\1\0\0\0".getBytes(StandardCharsets.US_ASCII);

    /** Where the date of a single occurrence stands; zeros for the whole. */
    private static final int DATE = 16;

    private static final int DATA = 40;

    /** The UID that Exchange would write in iCalendar (MS-OXCICAL); empty when there is none. */
    String value() {
        if (bytes.length < DATA) return "";
        int uid = DATA + FOREIGN.length;
        if (bytes.length > uid && Arrays.equals(bytes, DATA, uid, FOREIGN, 0, FOREIGN.length)) {
            var text = new String(bytes, uid, bytes.length - uid, StandardCharsets.UTF_8);
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        }
        var whole = bytes.clone();
        Arrays.fill(whole, DATE, DATE + 4, (byte) 0);
        return HexFormat.of().withUpperCase().formatHex(whole);
    }

    boolean namesDate() {
        return bytes.length >= DATA && !Arrays.equals(bytes, DATE, DATE + 4, new byte[4], 0, 4);
    }
}
