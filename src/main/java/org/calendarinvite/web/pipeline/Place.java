package org.calendarinvite.web.pipeline;

import java.util.Locale;

/**
 * Where a message comes from or goes to.
 *
 * @param name without scheme and options
 */
record Place(Kind kind, String name) {

    enum Kind {
        ROUTE,
        QUEUE,
        TOPIC,
        BUCKET,
        TABLE,
        MAIL,
        HTTP,
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Place MAIL_IN = new Place(Kind.MAIL, "in");
    static final Place MAIL_OUT = new Place(Kind.MAIL, "out");
    static final Place API = new Place(Kind.HTTP, "/api");

    /** @param uri of an endpoint that is sent to, as Camel writes it: {@code aws2-sqs://cis-mail?greedy=true} */
    static Place to(String uri) {
        var place = at(uri);
        return place.kind == Kind.MAIL ? MAIL_OUT : place;
    }

    /** @param uri of an endpoint that is read */
    static Place from(String uri) {
        var place = at(uri);
        return place.kind == Kind.MAIL ? MAIL_IN : place;
    }

    private static Place at(String uri) {
        int colon = uri.indexOf(':');
        var scheme = colon < 0 ? uri : uri.substring(0, colon);
        var rest = colon < 0 ? "" : uri.substring(colon + 1).replaceFirst("^//", "");
        int options = rest.indexOf('?');
        return new Place(kind(scheme), options < 0 ? rest : rest.substring(0, options));
    }

    private static Kind kind(String scheme) {
        return switch (scheme) {
            case "direct" -> Kind.ROUTE;
            case "aws2-sqs" -> Kind.QUEUE;
            case "aws2-sns" -> Kind.TOPIC;
            case "aws2-s3" -> Kind.BUCKET;
            case "aws2-ddb" -> Kind.TABLE;
            case "aws2-ses", "smtp", "smtps", "imap", "imaps" -> Kind.MAIL;
            case "platform-http", "rest", "http", "https" -> Kind.HTTP;
            default -> Kind.OTHER;
        };
    }

    /** {@code queue:cis-mail}; what edges name. */
    String id() {
        return kind.word() + ":" + name;
    }
}
