package org.calendarinvite.tell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.calendarinvite.event.Event;
import org.calendarinvite.hook.Hook;
import org.calendarinvite.hook.Told;
import org.calendarinvite.hook.ToldType;
import org.calendarinvite.invite.Invitation;
import org.calendarinvite.report.Views;
import org.calendarinvite.settings.Settings;

/** The JSON of messages to the outside: the views of the API, as Standard Webhooks arranges them. */
@ApplicationScoped
public class HookBodies {

    private final ObjectMapper json;
    private final URI root;
    private final int limit;

    @Inject
    public HookBodies(ObjectMapper json, Settings settings) {
        this.json = json;
        this.root = settings.url();
        this.limit = settings.hooks().payloadBytes();
    }

    /** With attendees masked. */
    String of(ToldType type, Instant at, Event event, Optional<Invitation> about, String date) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event", Views.event(event, root));
        data.put("date", date);
        about.ifPresent(invitation -> data.put("attendee", Views.sanitised(invitation)));
        var whole = write(type, at, data);
        if (whole.getBytes(StandardCharsets.UTF_8).length <= limit) return whole;
        data.put("event", brief(event));
        return write(type, at, data);
    }

    String test(Hook hook, Instant at) {
        return write(ToldType.TEST, at, Map.of("hook", hook.id()));
    }

    /** As this hook may know it. */
    String of(Told told, Hook hook) {
        if (!hook.full() || told.person().email().isEmpty()) return told.body();
        try {
            var message = json.readTree(told.body());
            if (message.at("/data/attendee") instanceof ObjectNode attendee)
                attendee.put("attendee", told.person().email())
                        .put("name", told.person().name());
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was told is JSON", e);
        }
    }

    /** For an event with too much text: what it is can be asked for by its UID. */
    private static Map<String, Object> brief(Event event) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uid", event.uid());
        view.put("status", Views.event(event).get("status"));
        view.put("sequence", event.sequence());
        view.put("truncated", true);
        return view;
    }

    private String write(ToldType type, Instant at, Map<String, Object> data) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type.word());
        message.put("timestamp", at.toString());
        message.put("data", data);
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }
}
