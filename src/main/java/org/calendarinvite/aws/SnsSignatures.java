package org.calendarinvite.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Whether SNS has signed a message: with the key of a certificate that only AWS can have put where it is.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying signatures</a>
 */
final class SnsSignatures {

    private static final String HOST = "https://sns\\.[a-z]{2,}(-[a-z0-9]+)+\\.amazonaws\\.com(\\.cn)?";
    private static final Pattern CERTIFICATE = Pattern.compile(HOST + "/SimpleNotificationService-[A-Za-z0-9]+\\.pem");
    private static final Pattern SUBSCRIBE = Pattern.compile(HOST + "/\\?[A-Za-z0-9=&:_%.-]+");

    /** There are few at a time; what is beyond that is fetched each time. */
    private static final int KEPT = 20;

    private final Fetch fetch;
    private final Map<String, X509Certificate> known = new ConcurrentHashMap<>();

    SnsSignatures(Fetch fetch) {
        this.fetch = fetch;
    }

    /** SNS itself is asked at this address, and nobody else. */
    static boolean subscribes(String address) {
        return SUBSCRIBE.matcher(address).matches();
    }

    boolean vouch(SnsMessage message, Instant now) throws IOException {
        var address = message.text("SigningCertURL");
        if (!CERTIFICATE.matcher(address).matches()) return false;
        var algorithm =
                switch (message.text("SignatureVersion")) {
                    case "1" -> "SHA1withRSA";
                    case "2" -> "SHA256withRSA";
                    default -> "";
                };
        if (algorithm.isEmpty()) return false;
        try {
            var certificate = certificate(address);
            certificate.checkValidity(Date.from(now));
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(message.signed().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private X509Certificate certificate(String address) throws IOException, GeneralSecurityException {
        var before = known.get(address);
        if (before != null) return before;
        var read = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(fetch.get(URI.create(address))));
        if (!(read instanceof X509Certificate certificate)) throw new GeneralSecurityException("No certificate");
        if (known.size() < KEPT) known.put(address, certificate);
        return certificate;
    }
}
