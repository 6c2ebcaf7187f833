package org.calendarinvite.web;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.calendarinvite.organizer.SignedLinks.Scope;

/** Which calls of the API a link stands in for a key. */
@ApplicationScoped
class LinkCalls {

    private static final Pattern EVENT = Pattern.compile("/api/event/([^/]+)(?:/([a-z]+))?");
    private static final Pattern REVOKE = Pattern.compile("/api/organizer/([^/]+)/links/revoke");
    private static final Set<String> READ = Set.of("", "statistics", "attendees", "history");
    private static final Set<String> ASKED = Set.of("invite", "report");

    private final LinkHolders holders;

    @Inject
    LinkCalls(LinkHolders holders) {
        this.holders = holders;
    }

    /** What the call needs of its link, and of which event; empty when no link allows it. Reads nothing. */
    Optional<Needed> needed(HttpServerRequest call, String path) {
        var event = EVENT.matcher(path);
        if (event.matches()) {
            var what = event.group(2) == null ? "" : event.group(2);
            if (call.method().equals(GET) && READ.contains(what))
                return Optional.of(new Needed(event.group(1), Scope.READ, ""));
            if (call.method().equals(POST) && ASKED.contains(what))
                return Optional.of(new Needed(event.group(1), Scope.MANAGE, ""));
            return Optional.empty();
        }
        var revoke = REVOKE.matcher(path);
        var uid = call.getParam("event");
        return revoke.matches() && uid != null && call.method().equals(POST)
                ? Optional.of(new Needed(uid, Scope.MANAGE, revoke.group(1)))
                : Optional.empty();
    }

    /** @param organizer whose event it must be, empty for anybody's */
    record Needed(String uid, Scope scope, String organizer) {}

    /** The role of whoever holds the link, if it suffices. */
    Optional<String> role(String link, Needed needed) {
        return holders.holder(link, needed.uid())
                .filter(holder -> holder.scope() == Scope.MANAGE || needed.scope() == Scope.READ)
                .filter(holder -> needed.organizer().isEmpty()
                        || holder.event().organizer().equals(needed.organizer().toLowerCase(Locale.ROOT)))
                .map(holder -> holder.scope() == Scope.MANAGE ? "manage-link" : "read-link");
    }
}
