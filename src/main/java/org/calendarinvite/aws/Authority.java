package org.calendarinvite.aws;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trusts a certificate authority of one's own beside those that the JDK knows. */
final class Authority {

    private Authority() {}

    static TrustManager[] trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int n = 0;
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("own-" + n++, own);
            }
            for (TrustManager manager : managers(null)) {
                for (X509Certificate known : ((X509TrustManager) manager).getAcceptedIssuers()) {
                    trusted.setCertificateEntry("jdk-" + n++, known);
                }
            }
            return managers(trusted);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException("cis.aws.ca-file: cannot read certificates from " + pem + " (" + e + ")");
        }
    }

    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
