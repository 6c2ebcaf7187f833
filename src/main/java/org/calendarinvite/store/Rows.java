package org.calendarinvite.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Question;
import org.calendarinvite.event.Event;
import org.calendarinvite.event.Strangers;

/** Records ↔ the JSON text in which every store keeps them. */
public final class Rows {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addMixIn(Event.class, FormerEvent.class)
            .addMixIn(Question.Kind.class, FormerKind.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /** What rows of earlier versions call the policy on strangers, and the question about one. */
    interface FormerEvent {
        @JsonAlias("uninvited")
        Strangers strangers();
    }

    enum FormerKind {
        @JsonAlias("UNINVITED")
        STRANGER
    }

    private Rows() {}

    public static String write(Object row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be kept: " + row, e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept is no " + type.getSimpleName() + ": " + json, e);
        }
    }

    /** A decision as it is remembered: what was said and asked, not what it changed, for that is done. */
    public static String remember(Decision made) {
        return write(
                new Decision(made.key(), made.outcome(), made.reason(), List.of(), made.notices(), made.question()));
    }
}
