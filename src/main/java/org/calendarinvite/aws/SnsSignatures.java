package org.calendarinvite.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
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

    private final SnsCertificates certificates;

    SnsSignatures(Fetch fetch) {
        this.certificates = new SnsCertificates(fetch);
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
            var certificate = certificates.at(address, now);
            certificate.checkValidity(Date.from(now));
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(message.signed().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
