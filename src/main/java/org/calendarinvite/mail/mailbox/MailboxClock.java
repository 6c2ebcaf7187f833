package org.calendarinvite.mail.mailbox;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.calendarinvite.settings.Mailbox;
import org.calendarinvite.settings.Settings;

/** Says when to look into the mailbox: at once when there is something new, else after the time that is set. */
@Singleton
@Named("mailboxClock")
public class MailboxClock extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private final Mailbox.Imap imap;
    private final Session session;
    private final MailAuthenticator login;
    private final Semaphore bell = new Semaphore(0);
    private CamelContext camel;
    private Runnable look;
    private Thread thread;
    private Optional<IdleWatch> watch = Optional.empty();

    @Inject
    public MailboxClock(
            Settings settings, @Named("imapSession") Session session, @Named("imapLogin") MailAuthenticator login) {
        this.imap = settings.mailbox().imap();
        this.session = session;
        this.login = login;
    }

    /** There is new mail, or more than one look takes in. */
    public void ring() {
        bell.release();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                look.run();
                renew();
                bell.tryAcquire(imap.poll().toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void renew() {
        watch.ifPresent(IdleWatch::renew);
    }

    @Override
    public void scheduleTask(Runnable task) {
        look = task;
    }

    @Override
    public synchronized void startScheduler() {
        if (isSchedulerStarted()) return;
        thread = new Thread(this::run, "mailbox");
        thread.setDaemon(true);
        thread.start();
        if (imap.idle()) watch = Optional.of(new IdleWatch(session, login, imap.folder(), imap.poll(), this::ring));
        watch.ifPresent(IdleWatch::start);
    }

    @Override
    public synchronized void unscheduleTask() {
        if (!isSchedulerStarted()) return;
        watch.ifPresent(IdleWatch::stop);
        watch = Optional.empty();
        thread.interrupt();
        thread = null;
    }

    @Override
    public synchronized boolean isSchedulerStarted() {
        return thread != null;
    }

    @Override
    protected void doStop() {
        unscheduleTask();
    }

    @Override
    public void onInit(Consumer consumer) {
        // There is one mailbox, and its consumer is the task.
    }

    @Override
    public CamelContext getCamelContext() {
        return camel;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        camel = camelContext;
    }
}
