package org.calendarinvite.words;

import com.ibm.icu.util.ULocale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.settings.Settings;
import org.calendarinvite.words.OwnFiles.OwnFile;

/** The languages that there are: built in, changed by an operator's files, or added by them. */
@ApplicationScoped
public class Catalogues {

    /** What everything is said in when nothing else is known; every key is in it. */
    static final String ENGLISH = "en";

    public static final List<String> BUILT_IN = List.of(ENGLISH, "de", "fr", "es", "ja", "ar");

    private static final String FOLDER = "messages";
    private static final String ENDING = ".properties";

    /** Characters of a wish for a language that are looked at: browsers send what they like. */
    private static final int LONGEST = 200;

    private final OwnFiles own;
    private final String standard;
    private final Map<String, Words> made = new ConcurrentHashMap<>();

    @Inject
    public Catalogues(OwnFiles own, Settings settings) {
        this(own, settings.mail().language());
    }

    public Catalogues(OwnFiles own, String standard) {
        this.own = own;
        this.standard = standard;
    }

    /** Tags of all languages. */
    public Collection<String> languages() {
        var added = own.names(FOLDER).stream()
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .filter(tag -> !Locale.forLanguageTag(tag).getLanguage().isEmpty());
        return Stream.concat(BUILT_IN.stream(), added).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The language that fits best (RFC 4647 3.4), so that {@code de-AT} gets {@code de}.
     *
     * @param wanted the first that is here is taken: language tags, or what a browser's Accept-Language says; empty for unknown
     */
    public Words best(String... wanted) {
        var here = languages();
        for (var wish : wanted) {
            var found = lookup(wish, here);
            if (found.isPresent()) return words(found.get());
        }
        return words(lookup(standard, here).orElse(ENGLISH));
    }

    private static Optional<String> lookup(String wish, Collection<String> here) {
        if (wish == null || wish.isBlank() || wish.length() > LONGEST) return Optional.empty();
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(wish), here));
        } catch (IllegalArgumentException noLanguage) {
            return Optional.empty();
        }
    }

    private Words words(String tag) {
        var files = Stream.of(ENGLISH + ENDING, tag + ENDING, tag + ".po")
                .map(name -> own.find(FOLDER + "/" + name))
                .toList();
        var version = files.stream()
                .map(file -> file.map(OwnFile::version).orElse(""))
                .collect(Collectors.joining("/"));
        var known = made.get(tag);
        if (known != null && known.version().equals(version)) return known;
        var words = make(tag, files.get(1), files.get(2), version);
        made.put(tag, words);
        return words;
    }

    private Words make(String tag, Optional<OwnFile> texts, Optional<OwnFile> sentences, String version) {
        var english = tag.equals(ENGLISH) ? Optional.<Words>empty() : Optional.of(words(ENGLISH));
        var catalogue = new Catalogue(ULocale.forLanguageTag(tag), english);
        BuiltIn.text(FOLDER + "/" + tag + ENDING).ifPresent(catalogue::builtIn);
        texts.ifPresent(catalogue::changed);
        var reasons = new HashMap<String, String>();
        BuiltIn.text(FOLDER + "/" + tag + ".po").ifPresent(text -> reasons.putAll(Po.read(text, tag + ".po")));
        sentences.ifPresent(file -> reasons.putAll(Po.lenient(file)));
        return new Words(
                Locale.forLanguageTag(tag),
                catalogue.messages(),
                catalogue.formats(),
                new Reasons(reasons),
                english,
                version);
    }
}
