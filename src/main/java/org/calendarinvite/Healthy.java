package org.calendarinvite;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Ends with 0 when the server beside it lives, else with 1: the health check of a container, whose JRE has no curl. */
final class Healthy {

    private static final String MANAGEMENT_PORT = "9876";
    private static final int PATIENCE_MILLIS = 4_000;

    private Healthy() {}

    public static void main(String[] arguments) {
        System.exit(lives(live(System.getenv())) ? 0 : 1);
    }

    /** Liveness, not readiness: a queue out of reach is no reason to end a task. */
    static URI live(Map<String, String> environment) {
        var port = environment.getOrDefault("QUARKUS_MANAGEMENT_PORT", MANAGEMENT_PORT);
        return URI.create("http://127.0.0.1:" + port + "/observe/health/live");
    }

    static boolean lives(URI live) {
        try {
            var asked = (HttpURLConnection) live.toURL().openConnection();
            asked.setConnectTimeout(PATIENCE_MILLIS);
            asked.setReadTimeout(PATIENCE_MILLIS);
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
