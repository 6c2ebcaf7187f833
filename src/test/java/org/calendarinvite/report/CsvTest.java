package org.calendarinvite.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void aPlainCellStandsAsItIsAndAnotherInQuotes() {
        assertEquals(
                "ann@x.org,Ann,\"Ann, \"\"A\"\"\",\" a\",\"one\ntwo\"\r\n",
                Csv.line(List.of("ann@x.org", "Ann", "Ann, \"A\"", " a", "one\ntwo")));
    }

    @Test
    void whatASpreadsheetWouldComputeIsText() {
        for (var evil :
                List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uFF1D1", "%0A=1", "|calc"))
            assertEquals('\'', Csv.line(List.of(evil)).replace("\"", "").charAt(0), evil);
        assertEquals("a=1\r\n", Csv.line(List.of("a=1")));
    }

    @Property
    void anotherReaderReadsWhatWasMeant(@ForAll @Size(min = 2, max = 5) List<String> cells) throws IOException {
        var line = Csv.line(cells);
        var read = CSVFormat.RFC4180.parse(new StringReader(line)).getRecords();
        assertEquals(1, read.size(), line);
        for (int i = 0; i < cells.size(); i++) {
            var cell = read.get(0).get(i);
            assertEquals(cells.get(i), cell.startsWith("'") && !cells.get(i).equals(cell) ? cell.substring(1) : cell);
            assertFalse(!cell.isBlank() && "=+-@".indexOf(cell.strip().charAt(0)) >= 0, cell);
        }
    }
}
