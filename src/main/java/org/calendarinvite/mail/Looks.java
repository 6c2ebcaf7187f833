package org.calendarinvite.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.calendarinvite.event.Event;
import org.calendarinvite.invite.Attendee;
import org.calendarinvite.organizer.Brand;
import org.calendarinvite.organizer.Brands;
import org.calendarinvite.words.Catalogues;

/** Chooses the language and the brand for a reader. */
@ApplicationScoped
public class Looks {

    private final Catalogues catalogues;
    private final Brands brands;

    @Inject
    public Looks(Catalogues catalogues, Brands brands) {
        this.catalogues = catalogues;
        this.brands = brands;
    }

    /** His own language, else that of the organizer's brand. */
    public Look attendee(Event event, Attendee attendee) {
        return attendee(event, attendee, "");
    }

    /**
     * For whoever wrote to us, or is asked about what came in his name: his brand's language, else the one that he wrote in.
     *
     * @param next what is known of his language otherwise, the best first; empty for nothing
     */
    public Look writer(String tenant, String address, String... next) {
        var brand = brands.of(tenant, address);
        var wanted = new String[next.length + 1];
        wanted[0] = brand.language();
        System.arraycopy(next, 0, wanted, 1, next.length);
        return new Look(catalogues.best(wanted), brand);
    }

    /** The same, for a page: his browser tells the rest. */
    public Look attendee(Event event, Attendee attendee, String accepted) {
        return of(brands.of(event.tenant(), event.organizer()), attendee.language(), accepted);
    }

    /** For whoever looks at the page of an event: what his browser asks for, else as its organizer writes. */
    public Look visitor(Event event, String accepted) {
        return visitor(event.tenant(), event.organizer(), event.language(), accepted);
    }

    /** The same of something else that is an organizer's. */
    public Look visitor(String tenant, String organizer, String language, String accepted) {
        return of(brands.of(tenant, organizer), accepted, language);
    }

    /** Of whom nothing is known but what his browser says. */
    public Look browser(String accepted) {
        return of(Brand.NONE, accepted, "");
    }

    /** A language that is asked for, else the brand's. */
    public Look of(Brand brand, String wanted, String otherwise) {
        return new Look(catalogues.best(wanted, brand.language(), otherwise), brand);
    }
}
