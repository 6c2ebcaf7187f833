package org.calendarinvite.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.Settings;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.BrandCase;
import org.calendarinvite.store.CachedBrands;
import org.calendarinvite.store.Store;

/** How an organizer's mails look: {@code /api/organizer/{organizer}/brand}. */
@ApplicationScoped
@Named("brandApi")
public class BrandApi {

    private static final String EXAMPLE = "{\"name\":\"City Choir\",\"colour\":\"#2f6fed\",\"language\":\"de\"}";

    private record Asked(
            String name,
            String colour,
            String logo,
            @JsonProperty("reply_line") String replyLine,
            String language) {}

    private final Store store;
    private final CachedBrands brands;
    private final JsonBody body;
    private final String tenant;

    @Inject
    public BrandApi(Store store, CachedBrands brands, JsonBody body, Settings settings) {
        this.store = store;
        this.brands = brands;
        this.body = body;
        this.tenant = settings.tenant();
    }

    /** What is left out is none. */
    public Brand read(@Header("organizer") String organizer, Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        return new Brand(
                tenant,
                address(organizer),
                line(asked.name()),
                line(asked.colour()),
                line(asked.logo()),
                line(asked.replyLine()),
                line(asked.language()),
                0);
    }

    public BrandCase find(@Body Brand asked) {
        return new BrandCase(asked, store.brand(asked.tenant(), asked.organizer()));
    }

    /** What cannot be kept is told to the caller; it is no mail for the quarantine. */
    public Decision standing(@Body Decision decision) {
        if (!decision.stands()) throw new Problem(422, decision.reason());
        return decision;
    }

    public Map<String, Object> view(@Header("organizer") String organizer) {
        var email = address(organizer);
        brands.forget(tenant, email);
        var brand = store.brand(tenant, email);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("organizer", email);
        view.put("name", brand.name());
        view.put("colour", brand.colour());
        view.put("text_colour", brand.textColour());
        view.put("logo", brand.logo());
        view.put("reply_line", brand.replyLine());
        view.put("language", brand.language());
        view.put("version", brand.version());
        return view;
    }

    static String address(String organizer) {
        return Address.parse(organizer)
                .orElseThrow(() -> new Problem(422, "organizer must be the mail address of one person."));
    }

    private static String line(String written) {
        return written == null ? "" : PlainText.oneLine(written).strip();
    }
}
