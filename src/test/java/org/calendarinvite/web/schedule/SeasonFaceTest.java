package org.calendarinvite.web.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.calendarinvite.web.schedule.SeasonFace.Link;
import org.junit.jupiter.api.Test;

class SeasonFaceTest {

    @Test
    void aPageHasTheLinksAroundTheOneThatItIs() {
        assertEquals(
                SeasonFace.MOST_LINKS,
                SeasonFace.near(links(SeasonFace.MOST_LINKS, 3)).size());
        for (int here : new int[] {0, 59, 60, 61, 2500, 4990, 4999}) {
            var near = SeasonFace.near(links(5000, here));
            assertEquals(SeasonFace.MOST_LINKS, near.size());
            assertTrue(near.stream().anyMatch(Link::here), "of " + here);
        }
        assertEquals("0", SeasonFace.near(links(5000, -1)).get(0).name());
    }

    private static List<Link> links(int many, int here) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Link(String.valueOf(i), "/" + i, i == here))
                .toList();
    }
}
