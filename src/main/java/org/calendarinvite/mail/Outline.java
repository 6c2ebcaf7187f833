package org.calendarinvite.mail;

/** What a mail is made of, counted before anything is made of it; libraries take far more time and memory than it has bytes. */
record Outline(int lines, int boundaries, int headerBytes) {

    private static final int MAX_LINES = 500_000;
    private static final int MAX_BOUNDARIES = 5_000;
    /** Of the mail and of all its parts. */
    private static final int MAX_HEADER_BYTES = 512 * 1024;

    /** Line ends of any kind count, as they do for jakarta.mail. */
    static Outline of(byte[] mail) {
        int lines = 0;
        int boundaries = 0;
        int headerBytes = 0;
        boolean header = true;
        for (int start = 0, end; start < mail.length; start = end + 1) {
            for (end = start; end < mail.length && mail[end] != '\n' && mail[end] != '\r'; ) end++;
            if (end == start && start > 0 && mail[start] == '\n' && mail[start - 1] == '\r') continue;
            boolean boundary = end > start + 1 && mail[start] == '-' && mail[start + 1] == '-';
            if (boundary) boundaries++;
            header = boundary || (header && end > start);
            if (header) headerBytes += end - start;
            lines++;
        }
        return new Outline(lines, boundaries, headerBytes);
    }

    boolean tooMuch() {
        return lines > MAX_LINES || boundaries > MAX_BOUNDARIES || headerBytes > MAX_HEADER_BYTES;
    }
}
