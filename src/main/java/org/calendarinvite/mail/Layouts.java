package org.calendarinvite.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.calendarinvite.words.Words;

/** Qute as we use it: {@code {say:hello}} is the text {@code hello} of the reader's language, with the data of that name put in. */
final class Layouts {

    /** The data that says in which language, and whether as HTML. */
    static final String WORDS = "words";

    static final String HTML = "html";

    private static final Pattern SAY = Pattern.compile("\\{say:([^}\\s(]+)");

    private final Engine engine;

    /** @param texts the text of a layout, by its name */
    Layouts(Function<String, Optional<String>> texts) {
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                // For the description, which is sanitised when it is read
                .addValueResolver(ValueResolvers.rawResolver())
                .addNamespaceResolver(
                        NamespaceResolver.builder("say").resolve(Layouts::say).build())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .addLocator(name -> texts.apply(name).map(text -> new Location(text, variant(name))))
                .build();
    }

    /** @throws io.quarkus.qute.TemplateException with the layout and the line to blame */
    String render(String name, Map<String, ?> data) {
        return engine.getTemplate(name).data(data).render();
    }

    /** What is wrong with a layout, and where; empty when it can be used. */
    Optional<Flaw> flaw(String name, String text, Words words) {
        try {
            engine.parse(text, variant(name), name);
        } catch (TemplateException e) {
            return Optional.of(Flaw.of(e));
        }
        var said = SAY.matcher(text);
        while (said.find()) {
            if (words.has(said.group(1))) continue;
            int line = (int) text.substring(0, said.end()).lines().count();
            return Optional.of(new Flaw(name, line, "there is no text " + said.group(1)));
        }
        return Optional.empty();
    }

    /** @param line 1 where nobody knows */
    record Flaw(String layout, int line, String message) {

        static Flaw of(TemplateException e) {
            var origin = e.getOrigin();
            return origin == null
                    ? new Flaw("", 1, e.getMessage())
                    : new Flaw(origin.getTemplateId(), origin.getLine(), e.getMessage());
        }
    }

    void forget(String name) {
        engine.removeTemplates(name::equals);
    }

    private static Object say(EvalContext here) {
        var words = (Words) value(here, WORDS);
        Map<String, Object> values = new HashMap<>();
        words.names(here.getName()).forEach(name -> values.put(name, value(here, name)));
        boolean html = (boolean) value(here, HTML);
        return html ? new RawString(words.html(here.getName(), values)) : words.say(here.getName(), values);
    }

    private static Object value(EvalContext here, String name) {
        try {
            return here.evaluate(name).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof TemplateException missing ? missing : e;
        }
    }

    private static Variant variant(String name) {
        return Variant.forContentType(name.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN);
    }

    private record Location(String text, Variant variant) implements TemplateLocation {

        @Override
        public StringReader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(variant);
        }
    }
}
