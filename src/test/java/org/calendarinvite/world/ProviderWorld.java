package org.calendarinvite.world;

import java.util.List;

/** The server behind a mailbox of another provider: mail comes in and goes out there, the API is ours. */
public record ProviderWorld(Provider provider, RunningServer server) implements World {

    @Override
    public void send(Mail mail) {
        provider.arrive(mail);
    }

    @Override
    public List<ReceivedMail> inbox(String address) {
        return provider.sent().stream()
                .filter(mail -> mail.recipient().equals(address))
                .map(mail -> new ReceivedMail(mail.raw()))
                .toList();
    }

    @Override
    public Api api() {
        return new HttpApi(server.url(), RunningServer.KEY);
    }
}
