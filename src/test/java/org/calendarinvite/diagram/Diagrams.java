package org.calendarinvite.diagram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.calendarinvite.aws.Channel;

/** File name → content, for every picture of a routes folder. */
final class Diagrams {

    private Diagrams() {}

    static Map<String, String> of(Path routesFolder, Placeholders placeholders, Set<String> keepers)
            throws IOException {
        List<Route> routes = new RouteReader(placeholders, keepers).readFolder(routesFolder);
        Map<String, String> files = new TreeMap<>();
        if (routes.isEmpty()) return files;
        for (Route route : routes)
            if (!route.isRest()) {
                Graph graph = RouteGraph.of(route, routes);
                write(files, route.id(), graph, SvgWriter.write(graph));
            }
        Graph flow = FlowGraph.of(routes, surroundings(placeholders));
        write(files, "flow", flow, SvgWriter.writeStrips(flow));
        return files;
    }

    private static void write(Map<String, String> files, String name, Graph graph, String svg) {
        files.put(name + ".mmd", MermaidWriter.write(graph));
        files.put(name + ".svg", svg);
    }

    private static FlowGraph.Surroundings surroundings(Placeholders placeholders) {
        Map<String, List<String>> subscriptions = new LinkedHashMap<>();
        Arrays.stream(Channel.values())
                .filter(channel -> !channel.notices().isEmpty())
                .forEach(channel -> subscriptions.put(queue(placeholders, channel), channel.notices()));
        return new FlowGraph.Surroundings(queue(placeholders, Channel.MAIL), subscriptions);
    }

    private static String queue(Placeholders placeholders, Channel channel) {
        return placeholders.property("cis.queue." + channel.role());
    }
}
