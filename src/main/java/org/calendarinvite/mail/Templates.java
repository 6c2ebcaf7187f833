package org.calendarinvite.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.calendarinvite.Settings;

/** The texts of mails and pages: built in, each replaceable by a file of the same name in a folder, read again when that file changes. */
@ApplicationScoped
public class Templates {

    /** What all HTML mails share, and all pages. */
    private static final String FRAME = "mail/frame.html";

    /** What the text of all mails to attendees ends with. */
    static final String FOOTER = "mail/footer.txt";

    private static final String PAGE_FRAME = "page/frame.html";

    private final Optional<Path> folder;
    private final Engine engine;
    private final Map<String, Long> read = new ConcurrentHashMap<>();

    @Inject
    public Templates(Settings settings) {
        this(settings.templates());
    }

    Templates(Optional<Path> folder) {
        this.folder = folder;
        this.engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                // For the description, which is sanitised when it is read
                .addValueResolver(ValueResolvers.rawResolver())
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
        List.of(name, FRAME, FOOTER, PAGE_FRAME).forEach(this::forgetIfChanged);
        return engine.getTemplate(name).data(data).render();
    }

    /**
     * Changes whenever a file that replaces one of the templates changes; part of the key of whatever is made from them.
     *
     * @param base a template's name without its ending
     */
    public long version(String base) {
        return Stream.of(base + ".html", base + ".txt", FRAME, FOOTER)
                .mapToLong(this::modified)
                .sum();
    }

    private void forgetIfChanged(String name) {
        long modified = modified(name);
        Long before = read.put(name, modified);
        if (before != null && before != modified) engine.removeTemplates(name::equals);
    }

    /** Milliseconds; 0 for a template that no file replaces. */
    private long modified(String name) {
        return folder.map(f -> f.resolve(name).toFile().lastModified()).orElse(0L);
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
