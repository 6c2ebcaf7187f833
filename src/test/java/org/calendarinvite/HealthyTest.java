package org.calendarinvite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.calendarinvite.world.Ports;
import org.junit.jupiter.api.Test;

class HealthyTest {

    @Test
    void itAsksThePortOfTheManagement() {
        assertEquals(URI.create("http://127.0.0.1:9876/observe/health/live"), Healthy.live(Map.of()));
        assertEquals(
                URI.create("http://127.0.0.1:1234/observe/health/live"),
                Healthy.live(Map.of("QUARKUS_MANAGEMENT_PORT", "1234")));
    }

    @Test
    void onlyWhoAnswersThatHeLivesLives() throws IOException {
        assertTrue(lives(200));
        assertFalse(lives(503));
    }

    @Test
    void whoDoesNotAnswerDoesNotLive() {
        var nobody = URI.create("http://127.0.0.1:" + Ports.free(1).get(0) + "/observe/health/live");
        assertFalse(Healthy.lives(nobody));
    }

    private static boolean lives(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/observe/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            var port = String.valueOf(server.getAddress().getPort());
            return Healthy.lives(Healthy.live(Map.of("QUARKUS_MANAGEMENT_PORT", port)));
        } finally {
            server.stop(0);
        }
    }
}
