package org.calendarinvite.hook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.calendarinvite.decision.Refused;

/**
 * Where a hook's messages go, as far as it can be judged by its text; {@link Networks} judges the addresses behind the name.
 *
 * @param port as it is connected to, also when the URL names none
 * @param path with its query, as it is requested
 */
public record Target(boolean tls, String host, int port, String path) {

    private static final int LONGEST = 2000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** A name of at least two words whose last is no number: what is none could be an address in another notation. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern INTERNAL =
            Pattern.compile("(.*\\.)?(localhost|local|internal|intranet|lan|home|corp|localdomain|home\\.arpa)");

    /**
     * Reads what an owner wrote.
     *
     * @param ports that may be named
     * @param anywhere plain http, any host and any port, for tests and for receivers beside this server
     * @throws Refused with a sentence that says what to write
     */
    public static Target of(String url, Set<Integer> ports, boolean anywhere) {
        var uri = parse(url);
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!tls && !(anywhere && scheme.equals("http"))) throw new Refused("url must begin with https://.");
        if (uri.getRawUserInfo() != null) throw new Refused("url must not hold a user name or a password.");
        if (uri.getRawFragment() != null) throw new Refused("url must not have a part after #: it would not be sent.");
        int port = uri.getPort() == -1 ? tls ? HTTPS : HTTP : uri.getPort();
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!anywhere) check(host, port, ports);
        return new Target(tls, host, port, path(uri));
    }

    private static URI parse(String url) {
        if (url == null || url.isBlank()) throw new Refused("url is missing, e.g. https://example.com/calendar.");
        if (url.length() > LONGEST) throw new Refused("url must have at most " + LONGEST + " characters.");
        if (!url.chars().allMatch(c -> c > ' ' && c < 127))
            throw new Refused(
                    "url must be in ASCII: write an international name as xn--…, and other characters percent-encoded.");
        try {
            var uri = new URI(url);
            if (uri.getScheme() != null && uri.getHost() != null) return uri;
        } catch (URISyntaxException e) {
            // said below
        }
        throw new Refused("url must be the whole address of a web server, e.g. https://example.com/calendar.");
    }

    private static void check(String host, int port, Set<Integer> ports) {
        if (!NAME.matcher(host).matches())
            throw new Refused("url must name its host by a public name such as hooks.example.com, not by an address.");
        if (INTERNAL.matcher(host).matches())
            throw new Refused("url must not lead into a private network, as " + host + " does.");
        if (!ports.contains(port))
            throw new Refused("url must have one of the ports "
                    + ports.stream()
                            .sorted()
                            .map(String::valueOf)
                            .reduce((all, one) -> all + ", " + one)
                            .orElse("none")
                    + ".");
    }

    private static String path(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** As a resolver wants it: without the brackets of an IPv6 address. */
    public String name() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
