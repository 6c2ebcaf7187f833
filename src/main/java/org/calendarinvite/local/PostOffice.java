package org.calendarinvite.local;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;
import software.amazon.awssdk.services.ses.model.SesException;

/** SES out: delivers into the mailboxes of this process. Can be told to be busy, and that an address bounces or complains. */
public final class PostOffice implements SesClient {

    private final Mailboxes mailboxes;
    private final String domain;
    private final Consumer<String> feedback;
    private final AtomicInteger busy = new AtomicInteger();
    private final Set<String> bouncing = ConcurrentHashMap.newKeySet();
    private final Set<String> complaining = ConcurrentHashMap.newKeySet();

    /** @param feedback takes SES's notices of bounces and complaints */
    PostOffice(Mailboxes mailboxes, String domain, Consumer<String> feedback) {
        this.mailboxes = mailboxes;
        this.domain = domain;
        this.feedback = feedback;
    }

    /** The next mails are turned away as beyond the sending rate. */
    public void throttle(int mails) {
        busy.set(mails);
    }

    /** Mail to this address is taken and then comes back. */
    public void bounce(String address) {
        bouncing.add(address.toLowerCase(Locale.ROOT));
    }

    /** Mail to this address is delivered and then called spam. */
    public void complain(String address) {
        complaining.add(address.toLowerCase(Locale.ROOT));
    }

    @Override
    public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
        if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw SesException.builder()
                    .message("Maximum sending rate exceeded.")
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("Throttling")
                            .errorMessage("Maximum sending rate exceeded.")
                            .serviceName("Ses")
                            .build())
                    .build();
        }
        RawMail mail = new RawMail(request.rawMessage().data().asByteArray());
        List<String> recipients = recipients(request, mail);
        if (recipients.isEmpty()) throw rejected("Missing destination");
        if (recipients.stream().anyMatch(address -> Letter.isAt(address, domain))) {
            throw rejected("The server never mails its own addresses: " + recipients);
        }
        String id = UUID.randomUUID().toString();
        RawMail delivered = mail.without("Bcc");
        recipients.forEach(address -> deliver(id, address, delivered));
        return SendRawEmailResponse.builder().messageId(id).build();
    }

    private void deliver(String id, String address, RawMail mail) {
        String sender = mail.header("From").orElse("");
        if (bouncing.contains(address.toLowerCase(Locale.ROOT))) {
            feedback.accept(SesNotice.bounced(id, sender, address, mail, Instant.now()));
            return;
        }
        mailboxes.deliver(address, mail);
        if (complaining.contains(address.toLowerCase(Locale.ROOT))) {
            feedback.accept(SesNotice.complained(id, sender, address, mail, Instant.now()));
        }
    }

    private static List<String> recipients(SendRawEmailRequest request, RawMail mail) {
        if (!request.destinations().isEmpty()) return request.destinations();
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(name -> mail.headers(name).stream())
                .flatMap(PostOffice::addresses)
                .distinct()
                .toList();
    }

    private static Stream<String> addresses(String header) {
        try {
            return Arrays.stream(InternetAddress.parseHeader(header, false)).map(InternetAddress::getAddress);
        } catch (AddressException e) {
            throw rejected("Illegal address: " + e.getMessage());
        }
    }

    private static RuntimeException rejected(String why) {
        return MessageRejectedException.builder()
                .message(why)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("MessageRejected")
                        .errorMessage(why)
                        .serviceName("Ses")
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return "ses";
    }

    @Override
    public void close() {}
}
