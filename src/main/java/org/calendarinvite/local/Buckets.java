package org.calendarinvite.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3 on a folder: a bucket is a folder, an object a file. */
final class Buckets implements AutoCloseable {

    private final S3Proxy server;

    /** @param port 0 takes any free one */
    Buckets(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        int free = Ports.free(port, "the embedded S3", "cis.embedded.s3-port");
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                .endpoint(URI.create("http://" + Ports.LOOPBACK + ":" + free))
                .jettyMaxThreads(64)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("The embedded S3 does not start on port " + free, e);
        }
    }

    URI endpoint() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + server.getPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
