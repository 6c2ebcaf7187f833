package org.calendarinvite.local;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.user.UserManager;
import java.util.function.Consumer;

/** GreenMail's own, except that whoever logs in has his mailbox opened first. */
final class Logins extends Managers {

    private final UserManager users = new UserManager(getImapHostManager()) {
        @Override
        public boolean test(String login, String password) {
            boolean known = super.test(login, password);
            if (known) opened.accept(getUser(login).getEmail());
            return known;
        }
    };

    private volatile Consumer<String> opened = address -> {};

    /** @param opened takes the address of each mailbox before anything in it is looked at */
    void tell(Consumer<String> opened) {
        this.opened = opened;
    }

    @Override
    public UserManager getUserManager() {
        return users;
    }
}
