package org.calendarinvite.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.calendarinvite.Settings;

/** The mail texts: built in, each replaceable by a file of the same name in a folder, read again when that file changes. */
@ApplicationScoped
public class Templates {

    private final Optional<Path> folder;
    private final Engine engine;
    private final Map<String, FileTime> read = new ConcurrentHashMap<>();

    @Inject
    public Templates(Settings settings) {
        this(settings.templates());
    }

    Templates(Optional<Path> folder) {
        this.folder = folder;
        this.engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .addLocator(this::locate)
                .build();
    }

    /**
     * The text with the data put in.
     *
     * @param name below {@code templates/}, e.g. {@code mail/invite.html}
     */
    public String render(String name, Map<String, ?> data) {
        folder.map(f -> f.resolve(name)).ifPresent(file -> forgetIfChanged(name, file));
        return engine.getTemplate(name).data(data).render();
    }

    /** Changes whenever the file that replaces a template changes; part of the key of whatever is made from it. */
    public long version(String name) {
        return folder.map(f -> f.resolve(name).toFile().lastModified()).orElse(0L);
    }

    private void forgetIfChanged(String name, Path file) {
        try {
            var modified = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
            if (!modified.equals(read.put(name, modified))) engine.removeTemplates(name::equals);
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + file + " cannot be read", e);
        }
    }

    private Optional<TemplateLocation> locate(String name) {
        return text(name).map(text -> new Location(text, name.endsWith(".html") ? "text/html" : "text/plain"));
    }

    private Optional<String> text(String name) {
        var file = folder.map(f -> f.resolve(name)).filter(Files::isRegularFile);
        try (var in = file.isPresent()
                ? Files.newInputStream(file.get())
                : Templates.class.getResourceAsStream("/templates/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + name + " cannot be read", e);
        }
    }

    private record Location(String text, String type) implements TemplateLocation {

        @Override
        public StringReader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(type));
        }
    }
}
