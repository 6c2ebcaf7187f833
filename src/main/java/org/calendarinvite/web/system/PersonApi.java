package org.calendarinvite.web.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.calendarinvite.hook.Told;
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

    /** Who is forgotten, and the keys of the raw mails that go first: what is kept of them leads there. */
    public record Erasing(String email, List<String> rawMails) {}

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
        var shown = Views.list(
                page.items().stream()
                        .map(one -> Personal.of(one, persons.timeline(one)))
                        .toList(),
                cursor.seal(page.next()));
        shown.put(
                "suppressed",
                view.suppression(address(asked)).map(Personal::suppressed).orElse(List.of()));
        // With the first page, for it is not about invitations.
        if (asked.next() == null || asked.next().isEmpty()) shown.putAll(beside(persons.known(view, address(asked))));
        return shown;
    }

    private static Map<String, Object> beside(Persons.Known known) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("mails", known.mails().stream().map(Personal::mail).toList());
        shown.put("held", known.held().stream().map(Personal::held).toList());
        shown.put("rejected_rows", known.rows().stream().map(Personal::row).toList());
        shown.put("messages", known.messages().stream().map(PersonApi::message).toList());
        return shown;
    }

    /** What was told of him to those outside who may know. */
    private static Map<String, Object> message(Told told) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", told.at().toString());
        view.put("type", told.type());
        view.put("uid", told.uid());
        view.put("email", told.person().email());
        view.put("name", told.person().name());
        return view;
    }

    public Erasing erasing(Exchange exchange) {
        var email = address(body.read(exchange, Asked.class, EXAMPLE));
        var view = callers.view(exchange);
        audit.asked(exchange, view.everything(), "person erased", "");
        return new Erasing(email, persons.rawMails(view, email));
    }

    public Map<String, Object> erase(@Variable("erasing") Erasing erasing, Exchange exchange) {
        var forgotten = persons.forget(callers.view(exchange), erasing.email());
        Map<String, Object> erased = new LinkedHashMap<>();
        erased.put("invitations", forgotten.invitations());
        erased.put("mails", forgotten.mails());
        erased.put("held", forgotten.held());
        erased.put("rejected_rows", forgotten.rows());
        erased.put("messages", forgotten.messages());
        return erased;
    }

    private static String address(Asked asked) {
        return Address.parse(asked.email())
                .orElseThrow(() -> new Problem(422, "email must be the mail address of one person."));
    }
}
