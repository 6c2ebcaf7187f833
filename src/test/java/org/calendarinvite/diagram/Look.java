package org.calendarinvite.diagram;

import org.calendarinvite.diagram.Graph.Shape;
import org.calendarinvite.diagram.Route.Endpoint;
import org.calendarinvite.diagram.Route.Step;

/** Which shape a step or an endpoint takes, and what is written below its text. */
final class Look {

    private Look() {}

    static Shape shape(Step step) {
        if (step.endpoint() != null) return shape(step.endpoint());
        return switch (step.kind()) {
            case "choice", "doTry" -> Shape.CHOICE;
            case "filter", "validate", "idempotentConsumer" -> Shape.FILTER;
            case "split", "multicast", "loop", "aggregate", "circuitBreaker", "saga", "pipeline" -> Shape.SPLIT;
            case "bean" -> step.keeps() ? Shape.TABLE : Shape.STEP;
            case "rest" -> Shape.REST;
            case "routeConfiguration", "onException", "throwException" -> Shape.ERRORS;
            default -> Shape.SMALL;
        };
    }

    static Shape shape(Endpoint endpoint) {
        return switch (endpoint.scheme()) {
            case "direct", "seda" -> Shape.LINK;
            case "aws2-sqs" -> Shape.QUEUE;
            case "aws2-sns" -> Shape.TOPIC;
            case "aws2-s3" -> Shape.BUCKET;
            case "aws2-ddb" -> Shape.TABLE;
            case "aws2-ses", "smtp", "smtps", "imap", "imaps" -> Shape.MAIL;
            case "rest", "platform-http" -> Shape.REST;
            default -> Shape.OTHER;
        };
    }

    static String caption(Step step) {
        if (step.endpoint() == null) return step.text().equals(step.detail()) ? "" : step.detail();
        return caption(step.endpoint(), step.is("from"));
    }

    private static String caption(Endpoint at, boolean from) {
        return switch (shape(at)) {
            case LINK -> (from ? "from " : "→ ") + at.name();
            case QUEUE -> "queue " + at.name();
            case TOPIC -> "topic " + at.name();
            case BUCKET -> "bucket " + at.name();
            case TABLE -> "table " + at.name();
            case MAIL -> at.is("aws2-ses") ? "Amazon SES" : at.scheme() + " " + at.name();
            case REST -> at.name();
            default -> at.name().isEmpty() ? at.scheme() : at.scheme() + " " + at.name();
        };
    }
}
