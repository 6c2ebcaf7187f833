package org.calendarinvite.local.client;

import java.util.Locale;

/** What somebody is called of whom only the address is known: {@code ada.lind@example.com} is Ada Lind. */
final class Names {

    private Names() {}

    static String of(String address) {
        var name = new StringBuilder();
        for (var word :
                address.substring(0, Math.max(0, address.lastIndexOf('@'))).split("[._+-]+")) {
            if (word.isEmpty()) continue;
            if (!name.isEmpty()) name.append(' ');
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.isEmpty() ? address : name.toString();
    }
}
