package org.calendarinvite.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Certificates of SNS, fetched once. Anybody may name an address where there is none, so failures are remembered too, and few are fetched at a time. */
final class SnsCertificates {

    /** How long an address where there was none is not asked again. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    static final int AT_ONCE = 2;

    /** Addresses of either kind; the one not heard of for longest is forgotten. */
    static final int KEPT = 100;

    private final Fetch fetch;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, X509Certificate> known = newest();
    private final Map<String, Instant> failed = newest();

    SnsCertificates(Fetch fetch) {
        this.fetch = fetch;
    }

    private static <T> Map<String, T> newest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > KEPT;
            }
        });
    }

    /**
     * The certificate at an address of SNS.
     *
     * @throws GeneralSecurityException when there is something else
     * @throws IOException when it cannot be had now, or could not a moment ago
     */
    X509Certificate at(String address, Instant now) throws IOException, GeneralSecurityException {
        var before = known.get(address);
        if (before != null) return before;
        var until = failed.get(address);
        if (until != null && now.isBefore(until)) throw new IOException("There was no certificate a moment ago");
        if (!free.tryAcquire()) throw new IOException("Other certificates are being fetched");
        try {
            var certificate = read(fetch.get(URI.create(address)));
            known.put(address, certificate);
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            failed.put(address, now.plus(REMEMBERED));
            throw e;
        } finally {
            free.release();
        }
    }

    private static X509Certificate read(byte[] bytes) throws GeneralSecurityException {
        var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        if (read instanceof X509Certificate certificate) return certificate;
        throw new GeneralSecurityException("No certificate");
    }
}
