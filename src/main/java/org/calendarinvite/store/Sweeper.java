package org.calendarinvite.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Takes away what is over, a few at a time, so that no other writer waits long. */
@ApplicationScoped
@Named("sweeper")
public class Sweeper {

    private static final int PAGE = 200;

    /** An end, whatever is written meanwhile; the next time goes on. */
    private static final int MOST_PAGES = 1000;

    private final Store store;

    @Inject
    public Sweeper(Store store) {
        this.store = store;
    }

    public void records() {
        for (int i = 0; i < MOST_PAGES; i++) if (store.sweep(PAGE) < PAGE) return;
    }
}
