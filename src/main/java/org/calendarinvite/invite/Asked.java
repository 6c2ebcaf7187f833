package org.calendarinvite.invite;

import java.util.Optional;

/** Who was mailed whether it was he who asked on a public page of this organizer, and what is said against mailing to him. */
public record Asked(String tenant, String organizer, String email, Optional<Suppression> suppression) {

    /** What is known of the address; version 0 when nothing is kept. */
    Suppression known() {
        return suppression.orElseGet(() -> Suppression.none(tenant, email));
    }
}
