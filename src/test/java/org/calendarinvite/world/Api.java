package org.calendarinvite.world;

import com.fasterxml.jackson.databind.JsonNode;

/** The REST API as its clients see it. */
public interface Api {

    Answer call(Question question);

    default Answer get(String path) {
        return call(Question.get(path));
    }

    default Answer post(String path, String json) {
        return call(Question.post(path, json));
    }

    /**
     * One request.
     *
     * @param type Content-Type, empty when there is no body
     * @param key {@link #SYSTEM_KEY} stands for the key that the server was started with; empty sends none
     */
    record Question(String method, String path, String type, String body, String key) {
        static final String SYSTEM_KEY = "<the system key>";

        public static Question get(String path) {
            return new Question("GET", path, "", "", SYSTEM_KEY);
        }

        public static Question post(String path, String json) {
            return new Question("POST", path, "application/json", json, SYSTEM_KEY);
        }

        public Question as(String newType) {
            return new Question(method, path, newType, body, key);
        }

        public Question by(String newMethod) {
            return new Question(newMethod, path, type, body, key);
        }

        public Question withKey(String newKey) {
            return new Question(method, path, type, body, newKey);
        }

        boolean asksOnly() {
            return method.equals("GET");
        }
    }

    /**
     * What came back.
     *
     * @param json missing node when the body is not JSON
     */
    record Answer(int status, String type, JsonNode json, String text) {}
}
