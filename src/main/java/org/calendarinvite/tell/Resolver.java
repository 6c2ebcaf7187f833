package org.calendarinvite.tell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.hook.Networks;

/** Names → addresses that a message may go to. What was checked is what is connected to: nobody asks for the name again. */
public final class Resolver {

    /** Asks for all addresses of a name. */
    public interface Names {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    private final Names names;
    private final boolean anywhere;

    /** @param anywhere private networks, too */
    public Resolver(Names names, boolean anywhere) {
        this.names = names;
        this.anywhere = anywhere;
    }

    public static Resolver system(boolean anywhere) {
        return new Resolver(host -> List.of(InetAddress.getAllByName(host)), anywhere);
    }

    /**
     * The first address, if every address of the name is public.
     *
     * @throws Refused with a sentence for the owner of the hook
     */
    public InetAddress resolve(String host) {
        var found = ask(host);
        if (!anywhere) found.forEach(address -> check(host, address));
        return found.get(0);
    }

    private List<InetAddress> ask(String host) {
        try {
            var found = names.of(host);
            if (!found.isEmpty()) return found;
        } catch (UnknownHostException e) {
            // said below
        }
        throw new Refused("The host " + host + " has no address.");
    }

    private static void check(String host, InetAddress address) {
        Networks.special(address.getAddress()).ifPresent(kind -> {
            throw new Refused("The host " + host + " has an address that no message is sent to (" + kind + ").");
        });
    }
}
