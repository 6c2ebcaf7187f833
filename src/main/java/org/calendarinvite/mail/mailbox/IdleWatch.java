package org.calendarinvite.mail.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.component.mail.MailAuthenticator;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jboss.logging.Logger;

/**
 * Has the server tell of new mail as it comes (IDLE, RFC 2177), over a connection of its own. Nothing depends on it: while it is
 * broken, mail is seen at the next look.
 */
final class IdleWatch {

    private static final Logger LOG = Logger.getLogger(IdleWatch.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Servers may end an IDLE after 29 minutes, and firewalls forget a quiet connection sooner. */
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final Session session;
    private final MailAuthenticator login;
    private final String folder;
    private final Duration longestPause;
    private final Runnable bell;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean stopped;
    private volatile IMAPFolder open;
    private volatile long since;
    private Duration pause = FIRST_PAUSE;

    /** Whether the server was out of reach since the last look; of the watching thread alone. */
    private boolean missed;

    /** @param bell rung when there may be new mail, from a thread that must not wait */
    IdleWatch(Session session, MailAuthenticator login, String folder, Duration longestPause, Runnable bell) {
        this.session = session;
        this.login = login;
        this.folder = folder;
        this.longestPause = longestPause;
        this.bell = bell;
    }

    void start() {
        var thread = new Thread(this::run, "mailbox-idle");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does not wait: a server that is gone would take its time. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
        wake("mailbox-idle-end");
    }

    /** Any command ends an IDLE that has lasted, and shows whether the server is still there. */
    void renew() {
        if (open != null && System.nanoTime() - since > RENEWAL.toNanos()) wake("mailbox-idle-renewal");
    }

    private void wake(String name) {
        var idling = open;
        if (idling == null) return;
        var thread = new Thread(() -> ask(idling), name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void ask(IMAPFolder idling) {
        try {
            idling.getMessageCount();
        } catch (MessagingException | IllegalStateException closed) {
            LOG.debugf("The connection of IDLE has ended: %s", closed.getMessage());
        }
    }

    private void run() {
        boolean can = true;
        while (can && !isStopped()) {
            try {
                can = watch();
            } catch (MessagingException | RuntimeException e) {
                // Every look into the mailbox says loudly what is wrong; this is one line.
                LOG.infof("IDLE ended, and is tried again in %d s: %s", pause.toSeconds(), e.getMessage());
                missed = true;
                rest();
            } finally {
                open = null;
            }
        }
    }

    /** False when the server cannot. */
    private boolean watch() throws MessagingException {
        var account = login.getPasswordAuthentication();
        try (var store = (IMAPStore) session.getStore("imap")) {
            store.connect(account.getUserName(), account.getPassword());
            if (!store.hasCapability("IDLE")) {
                LOG.infof("The mail server has no IDLE: new mail is seen every %d s", longestPause.toSeconds());
                return false;
            }
            var watched = (IMAPFolder) store.getFolder(folder);
            watched.open(Folder.READ_ONLY);
            while (!isStopped()) {
                // What came before anybody watched is new, too, and after an outage a look shows that it is over.
                if (missed || watched.getMessageCount() > 0) bell.run();
                missed = false;
                since = System.nanoTime();
                open = watched;
                watched.idle(true);
                pause = FIRST_PAUSE;
            }
            return true;
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Twice as long each time, until the server can be watched again. */
    private void rest() {
        lock.lock();
        try {
            var until = pause.toNanos();
            while (!stopped && until > 0) until = stop.awaitNanos(until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        } finally {
            lock.unlock();
        }
        var twice = pause.multipliedBy(2);
        pause = twice.compareTo(longestPause) < 0 ? twice : longestPause;
    }
}
