package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.apache.camel.Body;
import org.calendarinvite.decision.Question;
import org.calendarinvite.decision.Refusal;
import org.calendarinvite.mail.Asked;

/** Puts beside a held message the event that its question is about. Reads only. */
@ApplicationScoped
@Named("questions")
public class Questions {

    private final Store store;

    @Inject
    public Questions(Store store) {
        this.store = store;
    }

    public Asked asked(@Body Refusal refusal) {
        var uid = refusal.question().map(Question::uid).filter(known -> !known.isEmpty());
        return new Asked(refusal.place().name(), refusal, uid.flatMap(store::event));
    }

    public Optional<Asked> at(String place) {
        return store.quarantined(place).map(this::asked);
    }
}
