package org.calendarinvite.settings;

import org.calendarinvite.access.Tenants;

/** Settings → whose domain is whose. */
public final class Tenancy {

    private Tenancy() {}

    public static Tenants of(Settings settings) {
        return Tenants.of(settings.tenant(), settings.mail().domain(), settings.tenants());
    }
}
