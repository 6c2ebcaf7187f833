package org.calendarinvite.web.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void aBuiltInRouteStandsInItsRoomAndAMountedOneAmongItsLike() {
        var own = Optional.of(Path.of("/etc/routes"));
        for (var location :
                new String[] {"classpath:routes/mail/a.camel.yaml", "file:/app/classes/routes/mail/a.camel.yaml"})
            assertEquals("mail", Origin.room(location, own));
        assertEquals("mounted", Origin.room("file:/etc/routes/a.camel.yaml", own));
        assertEquals("mail", Origin.room("routes/mail/a.camel.yaml", Optional.empty()));
        assertEquals("mounted", Origin.room("", Optional.empty()));
    }
}
