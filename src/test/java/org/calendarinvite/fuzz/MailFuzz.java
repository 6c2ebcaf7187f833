package org.calendarinvite.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Whatever bytes a mail is, it is read or refused: soon, and in little memory. */
@Tag("bounded")
class MailFuzz {

    private static final Readers READERS = new Readers();

    @BeforeAll
    static void loadWhatIsLoadedOnce() {
        READERS.warm();
    }

    @DictionaryFile(resourcePath = "words.dict")
    @FuzzTest
    void anyMailIsReadOrRefused(byte[] mail) throws IOException {
        READERS.mail(new ByteArrayInputStream(mail));
    }
}
