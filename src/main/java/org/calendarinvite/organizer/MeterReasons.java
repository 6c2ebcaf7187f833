package org.calendarinvite.organizer;

/** Why something must wait, in sentences that an organizer can act on. */
public final class MeterReasons {

    private MeterReasons() {}

    public static String events(Meter meter) {
        return "The limit of new events is reached (" + limit(meter)
                + "), and those that were cancelled count too, so nothing was changed. "
                + "Send this one again after " + meter.ending() + ", or ask the operator of this server for more.";
    }

    public static String invites(Meter meter) {
        return "The limit of new invitations is reached (" + limit(meter) + "). " + "Invite again after "
                + meter.ending() + ", or ask the operator of this server for more.";
    }

    private static String limit(Meter meter) {
        int limit = meter.limit();
        return switch (meter.span()) {
            case HOUR -> limit + " in an hour for each organizer";
            case DAY -> limit + " in a day for each organizer";
            case DOMAIN_DAY -> limit + " in a day for each mail domain";
            case TENANT_DAY -> limit + " in a day for everybody together";
        };
    }
}
