package org.calendarinvite.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Whatever bytes a list is, it is read, page by page as a whole, or refused: soon, and in little memory. */
@Tag("bounded")
class SheetFuzz {

    private static final Readers READERS = new Readers();

    @BeforeAll
    static void loadWhatIsLoadedOnce() {
        READERS.warm();
    }

    @DictionaryFile(resourcePath = "words.dict")
    @FuzzTest
    void anyFileIsReadOrRefused(byte[] file) {
        READERS.sheet(file);
    }
}
