package org.calendarinvite.mail;

import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.mail.Layouts.Flaw;
import org.calendarinvite.words.BuiltIn;
import org.calendarinvite.words.OwnFiles;
import org.calendarinvite.words.OwnFiles.OwnFile;
import org.calendarinvite.words.Words;
import org.jboss.logging.Logger;

/**
 * The layouts of mails and pages: built in, each replaceable by an operator's file of the same name, which is read again when it
 * changes. A file that cannot be used stops no mail: the last good one is used, else the built-in one.
 */
@ApplicationScoped
public class Templates {

    private static final Logger LOG = Logger.getLogger(Templates.class);

    /** That are remembered, so that each is in the log once. */
    private static final int MOST_COMPLAINTS = 1000;

    /** What mails share, and pages. */
    private static final List<String> SHARED = List.of(
            "mail/frame.html",
            "mail/frame.txt",
            "mail/event.html",
            "mail/event.txt",
            "page/frame.html",
            "page/event-style.html",
            "page/season-style.html");

    private final OwnFiles own;
    private final Layouts builtIn = new Layouts(BuiltIn::text);
    private final Layouts changed = new Layouts(this::newest);
    /** Versions seen, good or not, and the texts that could be read. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private final Map<String, OwnFile> good = new ConcurrentHashMap<>();
    private final Set<String> complained = ConcurrentHashMap.newKeySet();

    @Inject
    public Templates(OwnFiles own) {
        this.own = own;
    }

    /**
     * The text with the data put in.
     *
     * @param name below {@code templates/}, e.g. {@code mail/invite.html}
     */
    public String render(String name, Look look, Map<String, ?> data) {
        var all = data(name, look, data);
        var names = new LinkedHashSet<>(SHARED);
        names.add(name);
        names.addAll(good.keySet());
        names.forEach(one -> takeIn(one, look.words()));
        if (good.isEmpty()) return builtIn.render(name, all);
        try {
            return changed.render(name, all);
        } catch (TemplateException e) {
            complain(Flaw.of(e));
            return builtIn.render(name, all);
        }
    }

    /**
     * Changes whenever a file that replaces one of the layouts changes; part of the key of whatever is made from them.
     *
     * @param base a layout's name without its ending
     */
    public String version(String base) {
        return Stream.concat(Stream.of(base + ".html", base + ".txt"), SHARED.stream())
                .map(name -> own.find(name).map(OwnFile::version).orElse(""))
                .collect(Collectors.joining("/"));
    }

    private static Map<String, Object> data(String name, Look look, Map<String, ?> data) {
        var brand = look.brand();
        Map<String, Object> all = new HashMap<>(data);
        all.put("brand", brand);
        all.put("accent", brand.colour().isEmpty() ? "#2f6fed" : brand.colour());
        all.put("onAccent", brand.textColour());
        all.put("lang", look.words().language());
        all.put("dir", look.words().direction());
        all.put("start", look.words().direction().equals("rtl") ? "right" : "left");
        all.put(Layouts.WORDS, look.words());
        all.put(Layouts.HTML, name.endsWith(".html"));
        return all;
    }

    /** Takes an operator's file in when it is new and can be read. */
    private void takeIn(String name, Words words) {
        var file = own.find(name);
        var version = file.map(OwnFile::version).orElse("");
        if (version.equals(seen.put(name, version)) || version.isEmpty() && !good.containsKey(name)) return;
        if (file.isEmpty()) good.remove(name);
        else if (reads(name, file.get(), words)) good.put(name, file.get());
        changed.forget(name);
    }

    private boolean reads(String name, OwnFile file, Words words) {
        var flaw = changed.flaw(name, file.text(), words);
        flaw.ifPresent(found -> LOG.errorf(
                "%s:%d cannot be used, and %s is: %s",
                file.where(),
                found.line(),
                good.containsKey(name) ? "the file before it" : "the built-in template",
                found.message()));
        return flaw.isEmpty();
    }

    /** Once for each version of a file. */
    private void complain(Flaw flaw) {
        var file = Optional.ofNullable(good.get(flaw.layout()));
        var where = file.map(OwnFile::where).orElse(flaw.layout()) + ":" + flaw.line();
        if (complained.size() > MOST_COMPLAINTS) complained.clear();
        if (complained.add(where + file.map(OwnFile::version).orElse("")))
            LOG.errorf("%s cannot be used, and the built-in templates are: %s", where, flaw.message());
    }

    private Optional<String> newest(String name) {
        return Optional.ofNullable(good.get(name)).map(OwnFile::text).or(() -> BuiltIn.text(name));
    }
}
