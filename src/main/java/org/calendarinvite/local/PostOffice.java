package org.calendarinvite.local;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calendarinvite.access.Tenants;
import org.calendarinvite.local.SesNotice.Outgoing;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetSendQuotaRequest;
import software.amazon.awssdk.services.ses.model.GetSendQuotaResponse;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;
import software.amazon.awssdk.services.ses.model.SesException;

/**
 * SES out: delivers into the mailboxes of this process, and says of each mail what became of it. Mail to anybody at
 * {@code bounce.localhost} comes back, and everybody at {@code complaint.localhost} calls it spam. Can be told to be busy.
 */
public final class PostOffice implements SesClient {

    private static final String BOUNCES = "bounce.localhost";
    private static final String COMPLAINS = "complaint.localhost";

    private static final String TAGS = "X-SES-MESSAGE-TAGS";

    private final Mailboxes mailboxes;
    private final Tenants tenants;
    private final Consumer<String> feedback;
    private final AtomicInteger busy = new AtomicInteger();

    /** @param feedback takes SES's notices of deliveries, bounces and complaints */
    PostOffice(Mailboxes mailboxes, Tenants tenants, Consumer<String> feedback) {
        this.mailboxes = mailboxes;
        this.tenants = tenants;
        this.feedback = feedback;
    }

    /** The next mails are turned away as beyond the sending rate. */
    public void throttle(int mails) {
        busy.set(mails);
    }

    /** As much as one likes. */
    @Override
    public GetSendQuotaResponse getSendQuota(GetSendQuotaRequest request) {
        return GetSendQuotaResponse.builder()
                .max24HourSend(-1.0)
                .maxSendRate(-1.0)
                .sentLast24Hours(0.0)
                .build();
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
        if (recipients.stream().anyMatch(tenants::ours)) {
            throw rejected("The server never mails its own addresses: " + recipients);
        }
        String id = UUID.randomUUID().toString();
        RawMail bare = mail.without("Bcc").without(TAGS);
        String sender = mail.header("From").orElse("");
        Map<String, String> tags = tags(mail);
        recipients.forEach(address -> deliver(new Outgoing(id, sender, address, tags, bare, Instant.now())));
        return SendRawEmailResponse.builder().messageId(id).build();
    }

    private void deliver(Outgoing mail) {
        if (Letter.isAt(mail.recipient(), BOUNCES)) {
            feedback.accept(SesNotice.bounced(mail, Instant.now()));
            return;
        }
        mailboxes.deliver(mail.recipient(), mail.mail());
        feedback.accept(SesNotice.delivered(mail, Instant.now()));
        if (Letter.isAt(mail.recipient(), COMPLAINS)) feedback.accept(SesNotice.complained(mail, Instant.now()));
    }

    /** {@code name=value, name=value}. */
    private static Map<String, String> tags(RawMail mail) {
        return mail.headers(TAGS).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(tag -> tag.split("=", 2))
                .filter(tag -> tag.length == 2)
                .collect(Collectors.toMap(tag -> tag[0].strip(), tag -> tag[1].strip(), (first, again) -> again));
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
