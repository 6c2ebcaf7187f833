package org.calendarinvite.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whose is what: each tenant has a mail domain, and all mail to it is his.
 *
 * @param domains tenant → domain; the first is the server's own
 */
public record Tenants(Map<String, String> domains) {

    public Tenants {
        domains = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(domains));
        if (domains.isEmpty()) throw new IllegalArgumentException("A server has one tenant at least");
    }

    /** The server's own tenant before others. */
    public static Tenants of(String tenant, String domain, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(tenant, domain);
        others.forEach(all::putIfAbsent);
        return new Tenants(all);
    }

    /** Whose mailbox this is; the server's own tenant for a domain that is nobody's. */
    public String at(String mailbox) {
        var domain = domain(mailbox);
        return domains.entrySet().stream()
                .filter(one -> one.getValue().equalsIgnoreCase(domain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(first());
    }

    /** An address of this server. */
    public boolean ours(String address) {
        var domain = domain(address);
        return domains.values().stream().anyMatch(domain::equalsIgnoreCase);
    }

    /** Where the tenant's mailboxes are; the server's own domain for a tenant that is no more. */
    public String domainOf(String tenant) {
        return domains.getOrDefault(tenant, domains.get(first()));
    }

    public boolean has(String tenant) {
        return domains.containsKey(tenant);
    }

    /** The only tenant there is, whose everything is. */
    public Optional<String> only() {
        return domains.size() == 1 ? Optional.of(first()) : Optional.empty();
    }

    private String first() {
        return domains.keySet().iterator().next();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
