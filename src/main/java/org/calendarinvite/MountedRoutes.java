package org.calendarinvite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.apache.camel.support.PluginHelper;
import org.calendarinvite.settings.Settings;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the routes of a mounted folder in the place of the built-in ones of the same name, before any of them starts. */
@ApplicationScoped
public class MountedRoutes {

    private static final Logger LOG = Logger.getLogger(MountedRoutes.class);
    private static final String PATTERN = "camel.main.routes-include-pattern";
    private static final String ENDING = ".camel.yaml";

    private final Optional<Path> folder;
    private final List<String> builtIn;

    @Inject
    MountedRoutes(Settings settings, @ConfigProperty(name = PATTERN) List<String> builtIn) {
        this.folder = settings.routes();
        this.builtIn = builtIn;
    }

    void choose(@Observes BeforeConfigure event) throws Exception {
        if (folder.isEmpty()) return;
        CamelContext camel = event.getMain().getCamelContext();
        Set<String> mounted = files(folder.get());
        List<String> routes = new ArrayList<>();
        var resolver = PluginHelper.getPackageScanResourceResolver(camel);
        for (var pattern : builtIn) {
            for (var resource : resolver.findResources(pattern.strip())) {
                var name =
                        resource.getLocation().substring(resource.getLocation().lastIndexOf('/') + 1);
                if (mounted.contains(name)) LOG.infof("The route file %s comes from %s", name, folder.get());
                else routes.add(pattern.strip().replace("*" + ENDING, name));
            }
        }
        mounted.forEach(name -> routes.add("file:" + folder.get().toAbsolutePath() + "/" + name));
        Properties chosen = new Properties();
        chosen.setProperty("camel.main.routesIncludePattern", String.join(",", routes));
        camel.getPropertiesComponent().setOverrideProperties(chosen);
    }

    private static Set<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IOException("cis.routes (CIS_ROUTES) must name a folder that can be read: " + folder, e);
        }
    }
}
