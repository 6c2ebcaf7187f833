package org.calendarinvite.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.settings.Bulk;

class RowParserTest {

    private static final Bulk LIMITS = new Bulk() {
        @Override
        public int bytes() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int compared() {
            return 1;
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public int tenantAtOnce() {
            return 1;
        }

        @Override
        public Duration stalled() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int revivals() {
            return 1;
        }

        @Override
        public int rows() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int field() {
            return 1000;
        }

        @Override
        public int row() {
            return 10_000;
        }
    };

    @Property(tries = 500)
    void whatAnotherProgramWritesIsReadAsItWasMeant(
            @ForAll("tables") List<List<String>> table,
            @ForAll("separators") char separator,
            @ForAll("quotes") QuoteMode quotes,
            @ForAll("ends") String end)
            throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setQuoteMode(quotes)
                .setRecordSeparator(end)
                .get();
        var text = new StringWriter();
        try (var printer = format.print(text)) {
            for (var row : table) printer.printRecord(row);
        }
        assertEquals(
                table.stream()
                        .map(row -> row.stream().map(String::strip).toList())
                        .toList(),
                read(text.toString(), separator));
    }

    private static List<List<String>> read(String text, char separator) throws IOException {
        var parser = new RowParser(
                new StringReader(text), separator, LIMITS, StandardCharsets.UTF_8, new Layout.Start(1, 0));
        List<List<String>> rows = new ArrayList<>();
        for (var row = parser.next(); row.isPresent(); row = parser.next())
            rows.add(row.get().values());
        return rows;
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var text = Arbitraries.strings().withChars("ab \",;\t\r\n'é@").ofMaxLength(8);
        return text.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t');
    }

    @Provide
    Arbitrary<QuoteMode> quotes() {
        return Arbitraries.of(QuoteMode.ALL, QuoteMode.MINIMAL);
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }
}
