package org.calendarinvite.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** Files that are either whole and on disk, or absent. */
final class Disk {

    private static final FileAttribute<?>[] OWNER_ONLY = only("rw-------");

    private Disk() {}

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes the folder when it is absent, for this user alone: it will hold people's addresses. */
    static void folder(Path folder) throws IOException {
        if (folder.toAbsolutePath().getParent() != null)
            Files.createDirectories(folder.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) Files.createDirectory(folder, only("rwx------"));
    }

    /** The folder is this process's own until what this returns is closed, or the process ends. */
    static FileChannel lock(Path folder) throws IOException {
        var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        try {
            if (file.tryLock() != null) return file;
        } catch (OverlappingFileLockException here) {
            // Another cloud of this process has it.
        }
        file.close();
        throw new ConfigurationException("Another server uses the folder " + folder.toAbsolutePath()
                + ": stop it, or set cis.data (CIS_DATA) to another folder");
    }

    /** A new file that only this user may read. */
    static OutputStream fresh(Path file) throws IOException {
        return Channels.newOutputStream(FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OWNER_ONLY));
    }

    /** Replaces what was there. Only this user may read it. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try (FileChannel channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
        Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    /** What the file says; made up and kept when there is none. */
    static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            write(
                    file,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(random)
                            .getBytes(UTF_8));
        }
        return Files.readString(file).strip();
    }
}
