package org.calendarinvite.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Whatever bytes a mail to the mailbox of lists is, its lists are read or it is refused: soon, and in little memory. */
@Tag("bounded")
class ListFuzz {

    private static final Readers READERS = new Readers();

    @BeforeAll
    static void loadWhatIsLoadedOnce() {
        READERS.warm();
    }

    @DictionaryFile(resourcePath = "words.dict")
    @FuzzTest
    void anyMailIsReadForListsOrRefused(byte[] mail) throws IOException {
        READERS.list(() -> new ByteArrayInputStream(mail));
    }
}
