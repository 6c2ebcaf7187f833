package org.calendarinvite.local;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Loopback ports. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /**
     * The port itself, or any free one for 0.
     *
     * @param setting what to change when the port is taken
     */
    static int free(int port, String purpose, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Port %d for %s is taken: stop the other program, or set %s (%s) to another port"
                            .formatted(
                                    port,
                                    purpose,
                                    setting,
                                    setting.toUpperCase(Locale.ROOT)
                                            .replace('.', '_')
                                            .replace('-', '_')));
        }
    }
}
