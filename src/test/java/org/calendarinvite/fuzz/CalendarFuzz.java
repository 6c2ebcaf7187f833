package org.calendarinvite.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Whatever bytes a calendar is, it is read or refused: soon, and in little memory. */
@Tag("bounded")
class CalendarFuzz {

    private static final Readers READERS = new Readers();

    @BeforeAll
    static void loadWhatIsLoadedOnce() {
        READERS.warm();
    }

    @DictionaryFile(resourcePath = "words.dict")
    @FuzzTest
    void anyCalendarIsReadOrRefused(byte[] text) {
        READERS.calendar(text);
    }
}
