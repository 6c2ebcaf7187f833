package org.calendarinvite.shape;

import static org.calendarinvite.shape.RouteFile.list;
import static org.calendarinvite.shape.RouteFile.map;
import static org.calendarinvite.shape.RouteFile.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What every step keeps to, at any depth.
 *
 * @param complain takes the step and what to do
 */
record StepRules(BiConsumer<String, String> complain, Ids ids) {

    private static final Set<String> FORBIDDEN = Set.of("script", "toD", "process");
    private static final Set<String> LANGUAGES = Set.of(
            "simple",
            "constant",
            "method",
            "jsonpath",
            "header",
            "exchangeProperty",
            "variable",
            "tokenize",
            "xpath",
            "csimple",
            "language");
    private static final Set<String> CODE =
            Set.of("groovy", "js", "javaScript", "joor", "java", "python", "mvel", "ognl", "spel", "kotlin");
    private static final Set<String> LISTS =
            Set.of("when", "doCatch", "onException", "get", "post", "put", "patch", "delete");
    private static final Set<String> SINGLE = Set.of("otherwise", "doFinally", "onFallback");
    private static final int LONGEST = 60;

    /** Remembers an id; answers with the file that has it already, else empty. */
    interface Ids {
        String taken(String id);
    }

    void step(String kind, Object body) {
        String step = text(body, "id").isEmpty() ? kind : text(body, "id");
        if (FORBIDDEN.contains(kind))
            complain.accept(step, "is a `" + kind + "`; move what it does to a bean, or name the endpoint");
        if (!(body instanceof Map)) {
            complain.accept(step, "is in the short form; write `" + kind + ":` with `id:` and its settings below");
            return;
        }
        if (text(body, "id").isEmpty()) complain.accept(step, "has no id; name what it does, in kebab-case");
        else id(kind, body);
        if (kind.equals("bean")) bean(step, body);
        endpoint(kind, step, body);
        expression(step, body);
        below(body);
    }

    /** Checked where there is one; every step must have one. */
    void id(String kind, Object body) {
        String id = text(body, "id");
        if (id.isEmpty()) return;
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"))
            complain.accept(id, "is no kebab-case id; use lower case words with '-' between");
        String other = ids.taken(id);
        if (!other.isEmpty()) complain.accept(id, "is an id that " + other + " has already; choose another");
    }

    /** The steps and branches inside a step. */
    void below(Object body) {
        for (Object step : list(map(body).get("steps"))) map(step).forEach(this::step);
        for (String key : LISTS) for (Object branch : list(map(body).get(key))) branch(key, branch);
        for (String key : SINGLE)
            if (map(body).containsKey(key)) branch(key, map(body).get(key));
    }

    /** An entry of {@code onException} wraps its body once more. */
    private void branch(String kind, Object branch) {
        Object body = map(branch).getOrDefault(kind, branch);
        id(kind, body);
        expression(text(body, "id").isEmpty() ? kind : text(body, "id"), body);
        below(body);
    }

    private void bean(String step, Object body) {
        if (text(body, "ref").isEmpty() || text(body, "method").isEmpty())
            complain.accept(step, "calls a bean by guess; name both `ref` and `method`");
    }

    private void endpoint(String kind, String step, Object body) {
        String uri = text(body, "uri");
        if (uri.isEmpty()) {
            if (List.of("from", "to", "wireTap").contains(kind))
                complain.accept(step, "has no `uri`; name the component");
            return;
        }
        if (!uri.matches("[a-z][a-z0-9-]*"))
            complain.accept(
                    step, "has '" + uri + "' as its uri; write the component only and the rest below `parameters:`");
        if (leaves(uri) && text(body, "description").isBlank())
            complain.accept(step, "reaches out of the application; say in its description what for");
    }

    private static boolean leaves(String uri) {
        return uri.matches("(aws2-|http|platform-http|rest|smtp|imap|netty|vertx|file|ftp|sql|jms).*");
    }

    private void expression(String step, Object body) {
        for (String key : map(body).keySet()) {
            if (CODE.contains(key)) complain.accept(step, "holds " + key + "; write a bean");
            if (LANGUAGES.contains(key) && !isBeanOrHeaderWord(key, map(body)))
                complain.accept(
                        step, "names `" + key + ":` directly; write `expression: {" + key + ": {expression: …}}`");
        }
        map(map(body).get("expression")).forEach((language, value) -> language(step, language, value));
    }

    /** {@code method} of a bean is its method's name. */
    private static boolean isBeanOrHeaderWord(String key, Map<String, Object> body) {
        return key.equals("method") && body.containsKey("ref")
                || key.equals("variable") && !(body.get(key) instanceof Map);
    }

    private void language(String step, String language, Object value) {
        if (CODE.contains(language)) complain.accept(step, "holds " + language + "; write a bean");
        else if (!(value instanceof Map))
            complain.accept(step, "has `" + language + ": " + value + "`; write `" + language + ": {expression: …}`");
        else if (language.equals("method")) bean(step, value);
        else if (language.equals("simple")) simple(step, text(value, "expression"));
    }

    private void simple(String step, String expression) {
        if (expression.contains("&&") || expression.contains("||"))
            complain.accept(step, "joins conditions; write a bean with a method that names them");
        if (expression.contains("(")) complain.accept(step, "passes arguments in '" + expression + "'; write a bean");
        if (expression.length() > LONGEST)
            complain.accept(
                    step,
                    "has an expression of " + expression.length() + " characters; write a bean (at most " + LONGEST
                            + ")");
    }
}
