package org.calendarinvite.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.calendarinvite.Worlds;
import org.calendarinvite.access.Caller;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.call.Idempotency;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.call.Listing;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** The API as one caller meets it, over a store and without HTTP. */
public final class Asking extends Callers {

    private static final Cursor CURSOR = new Cursor("0123456789abcdef0123456789abcdef");

    private final Store store;
    private Caller caller = Caller.operator("default");

    public Asking(Store store) {
        super(store);
        this.store = store;
    }

    public Asking as(Caller other) {
        caller = other;
        return this;
    }

    @Override
    public Caller of(Exchange unused) {
        return caller;
    }

    public static Cursor cursor() {
        return CURSOR;
    }

    public static Listing listing() {
        return new Listing(CURSOR);
    }

    public Audit audit() {
        return new Audit(this, store);
    }

    public JsonBody body() {
        return new JsonBody(Worlds.json(), new Idempotency(this, store));
    }

    public static Exchange json(String body) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("Content-Type", "application/json");
        exchange.getMessage().setBody(body.getBytes(UTF_8));
        return exchange;
    }
}
