package org.calendarinvite.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What an organizer's server must hold to: {@code conformance/checklist.txt}, line by line. */
record Checklist(List<Item> items) {

    record Item(int number, String group, String says, String source) {}

    static Checklist read() throws IOException {
        try (InputStream in = Checklist.class.getResourceAsStream("/conformance/checklist.txt")) {
            List<Item> items = new ArrayList<>();
            String group = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#")) group = line.substring(1).strip();
                else items.add(item(group, line.split("\\|")));
            }
            return new Checklist(List.copyOf(items));
        }
    }

    private static Item item(String group, String[] cells) {
        return new Item(Integer.parseInt(cells[0].strip()), group, cells[1].strip(), cells[2].strip());
    }

    boolean has(int number) {
        return items.stream().anyMatch(item -> item.number() == number);
    }
}
