package org.calendarinvite.web.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class AboutApiTest {

    @Test
    void itSaysWhatTheBuildWroteDown() {
        var build = new Properties();
        build.setProperty("version", "1.2.3");
        build.setProperty("commit", "c0ffee");
        build.setProperty("built", "2026-11-26T10:29:44Z");
        var view = new AboutApi(build, false).show();
        assertEquals("1.2.3", view.get("version"));
        assertEquals("c0ffee", view.get("commit"));
        assertEquals("2026-11-26T10:29:44Z", view.get("built"));
        assertEquals("dynamodb", view.get("store"));
        assertEquals(false, view.get("embedded"));
        assertEquals(Runtime.version().toString(), view.get("java"));
    }

    @Test
    void whatTheBuildDidNotKnowIsUnknown() {
        var build = new Properties();
        build.setProperty("version", "1.2.3");
        build.setProperty("commit", "${build.commit}");
        var view = new AboutApi(build, true).show();
        assertEquals("unknown", view.get("commit"));
        assertEquals("unknown", view.get("built"));
        assertEquals("sqlite", view.get("store"));
    }
}
