package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.calendarinvite.settings.Settings;

/** {@code GET /api/system/about}: which version of which commit runs, on which Java, and where it keeps what it knows. */
@ApplicationScoped
@Named("aboutApi")
public class AboutApi {

    private static final String BUILD = "/build.properties";
    private static final String UNKNOWN = "unknown";

    private final Map<String, Object> view;

    @Inject
    public AboutApi(Settings settings) {
        this(build(), settings.world() == Settings.World.EMBEDDED);
    }

    AboutApi(Properties build, boolean embedded) {
        view = new LinkedHashMap<>();
        for (var name : new String[] {"version", "commit", "built"}) view.put(name, known(build.getProperty(name)));
        view.put("java", Runtime.version().toString());
        view.put("embedded", embedded);
        view.put("store", embedded ? "sqlite" : "dynamodb");
    }

    public Map<String, Object> show() {
        return view;
    }

    /** What the build did not know, it left as a gap. */
    private static String known(String said) {
        return said == null || said.isBlank() || said.startsWith("${") ? UNKNOWN : said;
    }

    /** As the build wrote it; classes that no Maven built have none. */
    private static Properties build() {
        var build = new Properties();
        try (var in = AboutApi.class.getResourceAsStream(BUILD)) {
            if (in != null) build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
