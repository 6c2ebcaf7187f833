package org.calendarinvite.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.calendarinvite.world.ChildProcess;

/**
 * As much of a registry of container images as one is pushed to, on loopback: each blob and manifest is a file named by its digest.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI distribution</a>
 */
public final class ImageRegistry implements AutoCloseable {

    private final Path folder;
    private final HttpsServer server;

    public ImageRegistry(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(vouchedForByNobody(folder.resolve("keys.jks"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v2/", this::serve);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    /** Whoever pushes must be told to take it. */
    private static SSLContext vouchedForByNobody(Path file) throws IOException, GeneralSecurityException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                "-genkeypair -alias x -keyalg EC -dname CN=localhost -storetype PKCS12 -storepass password -keystore";
        List<String> all = new ArrayList<>(List.of(keytool));
        all.addAll(List.of(command.split(" ")));
        all.add(file.toString());
        try (var made = new ChildProcess(all, Map.of(), file.getParent(), Npm.LOGS.resolve("keytool.log"))) {
            if (made.exit(60_000).orElse(1) != 0) throw new IllegalStateException("keytool makes no key");
        }
        var keys = KeyStore.getInstance(file.toFile(), "password".toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "password".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** As it stands before the name of an image. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var last = path.substring(path.lastIndexOf('/') + 1);
            switch (exchange.getRequestMethod()) {
                case "POST" -> upload(exchange, path + UUID.randomUUID());
                case "PATCH" -> {
                    try (OutputStream out = Files.newOutputStream(folder.resolve(last))) {
                        exchange.getRequestBody().transferTo(out);
                    }
                    upload(exchange, path);
                }
                case "PUT" -> {
                    if (path.contains("/manifests/"))
                        keep(exchange, exchange.getRequestBody().readAllBytes());
                    else name(exchange, last);
                }
                default -> exchange.sendResponseHeaders(path.equals("/v2/") ? 200 : 404, -1);
            }
        }
    }

    private static void upload(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(202, -1);
    }

    /** What was sent is all there: from now on it has the name of its digest. */
    private void name(HttpExchange exchange, String upload) throws IOException {
        var digest = exchange.getRequestURI().getQuery().replaceAll("^(.*&)?digest=([^&]+).*$", "$2");
        Files.move(folder.resolve(upload), folder.resolve(digest), StandardCopyOption.REPLACE_EXISTING);
        exchange.sendResponseHeaders(201, -1);
    }

    private void keep(HttpExchange exchange, byte[] manifest) throws IOException {
        var digest = "sha256:" + sha256(manifest);
        Files.write(folder.resolve(digest), manifest);
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        exchange.sendResponseHeaders(201, -1);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a blob or manifest. */
    public String read(String digest) {
        try {
            return Files.readString(folder.resolve(digest), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String digest) {
        return folder.resolve(digest);
    }
}
