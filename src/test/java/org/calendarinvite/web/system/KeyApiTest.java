package org.calendarinvite.web.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.ApiKey;
import org.calendarinvite.access.Caller;
import org.calendarinvite.organizer.Keys;
import org.calendarinvite.store.Store;
import org.calendarinvite.store.sql.SqlRecords;
import org.calendarinvite.web.Asking;
import org.calendarinvite.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever holds a key gives no other that does more than his own, or does it longer. */
class KeyApiTest {

    private static final String BOTH = "\"scopes\":[\"read\",\"write\"]";

    @TempDir
    Path folder;

    private Store store;
    private Asking asking;
    private KeyApi api;

    @BeforeEach
    void open() {
        store = new Store(SqlRecords.open(folder.resolve("store.db")));
        asking = new Asking(store);
        api = new KeyApi(asking, asking.audit(), store, Asking.listing(), asking.body(), Worlds.in(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aKeyGivesNoScopeThatItHasNot() {
        asking.as(caller(give("{\"name\":\"writer\",\"scopes\":[\"write\"]}")));
        assertEquals(403, refused("{\"name\":\"reader\"}"));
        assertEquals(403, refused("{\"name\":\"both\"," + BOTH + "}"));
        assertEquals(
                "writer", give("{\"name\":\"writer\",\"scopes\":[\"write\"]}").get("name"));
    }

    @Test
    void aKeyEndsWithItsMakerAtTheLatest() {
        var end = "2100-01-01T00:00:00Z";
        asking.as(caller(give("{\"name\":\"maker\",\"expires\":\"" + end + "\"," + BOTH + "}")));
        assertEquals(end, give("{\"name\":\"silent\"}").get("expires"));
        assertEquals(
                end, give("{\"name\":\"equal\",\"expires\":\"" + end + "\"}").get("expires"));
        assertEquals(422, refused("{\"name\":\"later\",\"expires\":\"2100-01-01T00:00:01Z\"}"));
        assertEquals(422, refused("{\"name\":\"past\",\"expires\":\"2020-01-01T00:00:00Z\"}"));
    }

    @Test
    void revokingAKeyTakesAllThatItGave() {
        var maker = give("{\"name\":\"maker\"," + BOTH + "}");
        asking.as(caller(maker));
        var child = give("{\"name\":\"child\"," + BOTH + "}");
        asking.as(caller(child));
        var grandchild = give("{\"name\":\"grandchild\"}");
        assertTrue(store.register().opens(kept(grandchild), now()));
        asking.as(Caller.operator("default"));
        api.revoke((String) maker.get("id"), null, Asking.json("{}"));
        assertFalse(store.register().opens(kept(child), now()));
        assertFalse(store.register().opens(kept(grandchild), now()));
        var listed = (List<?>) api.list(null, Asking.json("{}")).get("items");
        assertEquals(3, listed.size());
        assertTrue(listed.stream().allMatch(one -> Boolean.FALSE.equals(((Map<?, ?>) one).get("opens"))));
    }

    @Test
    void aLineOfKeysComesToAnEnd() {
        for (int i = 0; i <= ApiKey.MOST_MAKERS; i++) asking.as(caller(give("{\"name\":\"next\"," + BOTH + "}")));
        assertEquals(403, refused("{\"name\":\"next\"}"));
    }

    private Map<String, Object> give(String json) {
        return api.give(Asking.json(json));
    }

    private int refused(String json) {
        return assertThrows(Problem.class, () -> give(json), json).status();
    }

    private ApiKey kept(Map<String, Object> given) {
        return store.register().apiKey(Keys.sha256((String) given.get("key"))).orElseThrow();
    }

    private Caller caller(Map<String, Object> given) {
        return kept(given).caller();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
