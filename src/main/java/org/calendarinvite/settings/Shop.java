package org.calendarinvite.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop that sells subscriptions, and how its webhooks are believed. */
public interface Shop {

    /** Where people subscribe; said to whom a subscription is missing. */
    Optional<URI> url();

    /** What the shop signs its webhooks with; several, separated by commas, while one is exchanged for another. */
    Optional<List<String>> secret();

    /** The only shop that is believed, e.g. {@code ours.myshopify.com}; any that knows the secret when it is absent. */
    Optional<String> domain();

    /** How long after the shop's event its webhook is taken; longer than the shop tries again. */
    Duration window();

    /** Signed orders that are taken a second; the shop sends the others again. */
    int ordersPerSecond();

    /** What we sell, by the shop's id of the product. */
    Map<String, Product> products();

    interface Product {
        /** A name under {@code cis.plans}. */
        String plan();

        /** How long one piece of it lasts. */
        int days();
    }
}
