package org.calendarinvite.local;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.calendarinvite.aws.AwsCloud;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.store.Move;
import org.calendarinvite.store.Records;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code deploy/store}: the whole store into a file, or out of one; the store is that of the settings, the embedded one or DynamoDB. */
public final class MoveCommand {

    private static final String USAGE =
            """
            deploy/store export FILE     writes all that is kept into a new file, while no server runs
            deploy/store import FILE     reads it into an empty store; repeat it if it was interrupted
            The store is that of the settings: the embedded one in cis.data, or DynamoDB when cis.aws.region is set.""";

    private MoveCommand() {}

    public static void main(String... args) {
        System.exit(run(args, System.err));
    }

    /** @return 0 when it is done, 1 when it could not be done and 2 when it was not understood */
    private static int run(String[] args, PrintStream out) {
        if (args.length != 2 || !List.of("export", "import").contains(args[0])) {
            out.println(USAGE);
            return 2;
        }
        try {
            long count = move(args[0].equals("export"), Path.of(args[1]), out);
            out.println("Done: " + count + " things.");
            return 0;
        } catch (FileAlreadyExistsException there) {
            out.println(args[1] + " is there already: name a file that is not.");
        } catch (NoSuchFileException missing) {
            out.println(args[1] + " is not there, or its folder is not.");
        } catch (Move.Refused | ConfigurationException refused) {
            out.println(refused.getMessage());
        } catch (IOException | SdkException failed) {
            out.println("Not done: " + failed.getMessage());
        }
        return 1;
    }

    private static long move(boolean export, Path file, PrintStream out) throws IOException {
        var settings = ConfigUtils.configBuilder()
                .withMapping(Settings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(Settings.class);
        var move = new Move(count -> out.println(count + " things…"));
        if (settings.world() == Settings.World.AWS) {
            try (var records = AwsCloud.records(settings)) {
                return move(export, file, move, records);
            }
        }
        Disk.folder(settings.data());
        var lock = Disk.lock(settings.data());
        try (lock;
                var records = LocalCloud.records(settings)) {
            return move(export, file, move, records);
        }
    }

    private static long move(boolean export, Path file, Move move, Records records) throws IOException {
        if (!export) {
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                return move.read(in, records);
            }
        }
        try (var to = new BufferedOutputStream(Disk.fresh(file))) {
            return move.write(records, to);
        } catch (FileAlreadyExistsException there) {
            throw there;
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }
}
