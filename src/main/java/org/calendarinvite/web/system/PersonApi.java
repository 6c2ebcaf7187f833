package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.calendarinvite.invite.Address;
import org.calendarinvite.report.Personal;
import org.calendarinvite.report.Views;
import org.calendarinvite.store.Persons;
import org.calendarinvite.web.Cursor;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** What is kept about one guest: all of it for him, or nothing any more. The address stands in the body, never in a path. */
@ApplicationScoped
@Named("personApi")
public class PersonApi {

    private static final String EXAMPLE = "{\"email\":\"guest@example.com\"}";
    private static final int PAGE = 50;

    private record Asked(String email, String next) {}

    private final Callers callers;
    private final Audit audit;
    private final Persons persons;
    private final Cursor cursor;
    private final JsonBody body;

    @Inject
    public PersonApi(Callers callers, Audit audit, Persons persons, Cursor cursor, JsonBody body) {
        this.callers = callers;
        this.audit = audit;
        this.persons = persons;
        this.cursor = cursor;
        this.body = body;
    }

    public Map<String, Object> export(Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var view = callers.view(exchange);
        Idempotency.shownOnce(exchange);
        audit.asked(exchange, view.everything(), "person exported", "");
        var page = view.invitations(address(asked), cursor.open(asked.next()), PAGE);
        var shown = Views.list(page.items().stream().map(Personal::of).toList(), cursor.seal(page.next()));
        shown.put(
                "suppressed",
                view.suppression(address(asked)).map(Personal::suppressed).orElse(List.of()));
        return shown;
    }

    public Map<String, Object> erase(Exchange exchange) {
        var email = address(body.read(exchange, Asked.class, EXAMPLE));
        var view = callers.view(exchange);
        audit.asked(exchange, view.everything(), "person erased", "");
        Map<String, Object> erased = new LinkedHashMap<>();
        erased.put("invitations", persons.forget(view, email));
        return erased;
    }

    private static String address(Asked asked) {
        return Address.parse(asked.email())
                .orElseThrow(() -> new Problem(422, "email must be the mail address of one person."));
    }
}
