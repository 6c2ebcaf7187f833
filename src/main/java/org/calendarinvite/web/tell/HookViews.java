package org.calendarinvite.web.tell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Sending;

/** Hooks and deliveries as the API shows them; a secret is shown only to who has just been given it. */
final class HookViews {

    private HookViews() {}

    static Map<String, Object> hook(Hook hook) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", hook.id());
        view.put("url", hook.url());
        view.put("types", hook.types());
        view.put("organizer", hook.organizer());
        view.put("attendees", hook.full() ? "full" : "masked");
        view.put("state", hook.state().name().toLowerCase(Locale.ROOT));
        view.put("why", hook.why());
        view.put("failing_since", hook.failing().map(Object::toString).orElse(""));
        view.put("created", hook.created().toString());
        return view;
    }

    static Map<String, Object> withSecret(Hook hook) {
        var view = hook(hook);
        view.put("secret", hook.secrets().get(0).value());
        return view;
    }

    static Map<String, Object> delivery(Sending sending) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", sending.id());
        view.put("type", sending.type());
        view.put("status", sending.state().name().toLowerCase(Locale.ROOT));
        view.put("tries", sending.tries());
        view.put("at", sending.at().toString());
        view.put("code", sending.code());
        view.put("why", sending.why());
        view.put("next", sending.next().map(Object::toString).orElse(""));
        return view;
    }
}
