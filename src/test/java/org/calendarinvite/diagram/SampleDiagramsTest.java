package org.calendarinvite.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The pictures of a few small routes, which say nothing about the real ones. */
class SampleDiagramsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/diagram");

    private final List<Route> routes = read();

    @Test
    void aRouteIsDrawnStepByStep() throws IOException {
        Map<String, String> pictures = new TreeMap<>();
        Graph keepEvent = RouteGraph.of(route("keep-event"), routes);
        pictures.put("keep-event.mmd", MermaidWriter.write(keepEvent));
        pictures.put("keep-event.svg", SvgWriter.write(keepEvent));
        pictures.put("sort-mail.mmd", MermaidWriter.write(RouteGraph.of(route("sort-mail"), routes)));
        pictures.put("flow.mmd", MermaidWriter.write(flow(routes)));
        new Snapshots(SAMPLES.resolve("expected"), "mvn test -Dtest=SampleDiagramsTest -Dupdate=true").hold(pictures);
    }

    @Test
    void theWholeFlowIsXmlWithATitleAndADescription() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        SvgWriter.writeStrips(flow(routes)).getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "Calendar Invite Server",
                svg.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent().contains("receive-mail"));
    }

    @Test
    void theSameRoutesGiveTheSamePicture() {
        assertEquals(SvgWriter.writeStrips(flow(routes)), SvgWriter.writeStrips(flow(read())));
    }

    @Test
    void aWayToNowhereIsNamed() {
        List<Route> lost = List.of(route("sort-mail"));
        String message =
                assertThrows(IllegalStateException.class, () -> flow(lost)).getMessage();
        assertEquals("sort-mail: to-answers goes to record-answer, where no route starts", message);
    }

    @Test
    void longTextIsBrokenIntoEvenLines() {
        assertEquals(
                List.of("Keep what cannot be", "understood, with its reason"),
                TextWidth.wrap("Keep what cannot be understood, with its reason", 11, 160));
    }

    private Route route(String id) {
        return routes.stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Graph flow(List<Route> routes) {
        Map<String, List<String>> subscriptions =
                new TreeMap<>(Map.of("updated", List.of("EVENT_UPDATED"), "created", List.of("EVENT_CREATED")));
        return FlowGraph.of(routes, new FlowGraph.Surroundings("mail", subscriptions));
    }

    private static List<Route> read() {
        Properties defaults = new Properties();
        defaults.setProperty("cis.queue.mail", "mail");
        defaults.setProperty("cis.queue.events-updated", "updated");
        defaults.setProperty("cis.queue.send-updates", "send-updates");
        defaults.setProperty("cis.bucket.mail", "mails");
        defaults.setProperty("cis.topic.events", "events");
        defaults.setProperty("cis.dynamo.table", "table");
        try {
            return new RouteReader(new Placeholders(defaults), Set.of("store")).readFolder(SAMPLES.resolve("routes"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
