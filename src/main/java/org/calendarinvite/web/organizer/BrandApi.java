package org.calendarinvite.web.organizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.calendarinvite.access.Reach;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.event.PlainText;
import org.calendarinvite.invite.Address;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.BrandCase;
import org.calendarinvite.store.CachedBrands;
import org.calendarinvite.store.Store;
import org.calendarinvite.web.Problem;
import org.calendarinvite.web.call.JsonBody;
import org.calendarinvite.web.caller.Audit;
import org.calendarinvite.web.caller.Callers;

/** How an organizer's mails look: {@code /api/organizer/{organizer}/brand}. */
@ApplicationScoped
@Named("brandApi")
public class BrandApi {

    private static final String EXAMPLE = "{\"name\":\"City Choir\",\"colour\":\"#2f6fed\",\"language\":\"de\"}";

    /** A brand as a caller writes it; what is left out is none. */
    record Asked(
            String name, String colour, String logo, @JsonProperty("reply_line") String replyLine, String language) {

        Brand of(String tenant, String organizer) {
            return new Brand(
                    tenant, organizer, line(name), line(colour), line(logo), line(replyLine), line(language), 0);
        }
    }

    /** A brand for an organizer, as somebody asks for it who reaches so far. */
    public record Choice(Reach reach, Brand brand) {}

    private final Callers callers;
    private final Audit audit;
    private final Store store;
    private final CachedBrands brands;
    private final JsonBody body;

    @Inject
    public BrandApi(Callers callers, Audit audit, Store store, CachedBrands brands, JsonBody body) {
        this.callers = callers;
        this.audit = audit;
        this.store = store;
        this.brands = brands;
        this.body = body;
    }

    /** What is left out is none. */
    public Choice read(@Header("organizer") String organizer, Exchange exchange) {
        var asked = body.read(exchange, Asked.class, EXAMPLE);
        var tenant = callers.view(exchange).brand(address(organizer)).tenant();
        audit.asked(exchange, tenant, "brand chosen", address(organizer));
        return new Choice(callers.of(exchange).reach(), asked.of(tenant, address(organizer)));
    }

    /** The brand as it is now, beside the one that is asked for. */
    public BrandCase find(@Body Choice asked) {
        var stored = store.seenBy(asked.reach()).brand(asked.brand().organizer());
        return new BrandCase(asked.brand(), stored);
    }

    /** What cannot be kept is told to the caller; it is no mail for the quarantine. */
    public Decision standing(@Body Decision decision) {
        if (!decision.stands()) throw new Problem(422, decision.reason());
        return decision;
    }

    public Map<String, Object> view(@Header("organizer") String organizer, Exchange exchange) {
        var brand = callers.view(exchange).brand(address(organizer));
        brands.forget(brand.tenant(), brand.organizer());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("organizer", brand.organizer());
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
