package org.calendarinvite.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.calendarinvite.Worlds;
import org.calendarinvite.decision.Consent;
import org.calendarinvite.decision.Decision;
import org.calendarinvite.decision.Notice;
import org.calendarinvite.decision.Outcome;
import org.calendarinvite.decision.Story;
import org.calendarinvite.mail.Verdicts.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a mail that reports of several recipients. */
class StoriesTest {

    private static final Decision BOUNCED =
            Decision.apply("a", List.of(), List.of(notice("one"))).because("bounced");
    private static final Decision DELAYED =
            Decision.apply("b", List.of(), List.of(notice("two"))).because("delayed");
    private static final Decision NOBODY = Decision.record("", "It is about no invitation of ours", List.of());

    @TempDir
    Path data;

    private Stories stories;

    @BeforeEach
    void make() {
        stories = new Stories(Worlds.in(data));
    }

    @Test
    void allFatesOfAReportAreOneStory() {
        var story = stories.reported(mail(), List.of(NOBODY, BOUNCED, NOBODY, DELAYED));
        assertEquals(Outcome.APPLIED, story.outcome());
        assertEquals("It is about no invitation of ours; bounced; delayed", story.reason());
        assertEquals("one", story.uid());
        assertEquals("delivery_recorded", story.did());
        assertEquals(Outcome.RECORDED, stories.reported(mail(), List.of(NOBODY)).outcome());
    }

    @Test
    void theRouteTellsItOnce() throws Exception {
        List<Object> told = new java.util.ArrayList<>();
        try (var camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("stories", stories);
            camel.getRegistry().bind("fates", new Fates());
            camel.getRegistry().bind("reportReader", new Reader());
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            camel, "classpath:routes/feedback/read-report.camel.yaml"));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:record-feedback").log("${body}");
                    from("direct:keep-story")
                            .process(exchange -> told.add(exchange.getMessage().getBody()));
                    from("direct:mail").setVariable("mail", body()).to("direct:read-report");
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBody("direct:mail", mail());
        }
        assertEquals(1, told.size());
        assertEquals("bounced; delayed", ((Story) told.get(0)).reason());
    }

    /** What was decided already stands for what was read. */
    public static class Reader {
        public List<Decision> read(CalendarMail mail) {
            return mail.reports() ? List.of() : List.of(BOUNCED, DELAYED);
        }
    }

    private static Notice notice(String uid) {
        return new Notice(Notice.Type.DELIVERY_RECORDED, uid, "bob@example.com", "", 0, "tr");
    }

    private static CalendarMail mail() {
        var pass = Verdict.PASS;
        var to = "invites@invites.localhost";
        var at = Instant.parse("2026-11-22T10:00:00Z");
        var notice = new MailNotice(
                "id", "mail/id", "", List.of(to), new Verdicts(pass, pass, pass, pass, pass), at, Consent.NONE);
        return new CalendarMail(notice, to, "", "", "", true, true, Optional.empty(), "", Optional.empty());
    }
}
