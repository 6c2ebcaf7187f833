package org.calendarinvite.wire;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes that test at the same time do one after the other, because they share its folder. */
final class Turn {

    interface Work<T> {
        T done() throws IOException;
    }

    private Turn() {}

    /** @param what names the lock, {@code target/<what>.lock} */
    static <T> T take(String what, Work<T> work) throws IOException {
        var lock = Files.createDirectories(Path.of("target").toAbsolutePath()).resolve(what + ".lock");
        try (var channel = FileChannel.open(lock, CREATE, WRITE)) {
            channel.lock();
            return work.done();
        }
    }
}
