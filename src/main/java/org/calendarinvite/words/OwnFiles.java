package org.calendarinvite.words;

import java.util.Optional;
import java.util.Set;

/** Files that an operator puts in the place of built-in texts and layouts, or beside them. */
public interface OwnFiles {

    /** Characters of one file; a longer one is left aside. */
    int LONGEST = 256 * 1024;

    /** For a server that has only what is built in. */
    OwnFiles NONE = new OwnFiles() {
        @Override
        public Optional<OwnFile> find(String name) {
            return Optional.empty();
        }

        @Override
        public Set<String> names(String folder) {
            return Set.of();
        }
    };

    /**
     * One file as it is now, or was a moment ago.
     *
     * @param where what an operator calls it, for the log
     * @param version differs whenever the text does
     */
    record OwnFile(String where, String text, String version) {}

    /** @param name as that of the built-in one below {@code templates/}, e.g. {@code mail/invite.html} */
    Optional<OwnFile> find(String name);

    /** The names of what lies in one folder, without the folder. */
    Set<String> names(String folder);
}
