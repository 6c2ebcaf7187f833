package org.calendarinvite.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.calendarinvite.bulk.BulkJob;
import org.calendarinvite.bulk.BulkPage;
import org.calendarinvite.bulk.BulkRow;
import org.calendarinvite.bulk.Glance;
import org.calendarinvite.bulk.Layout;
import org.calendarinvite.bulk.Outline;
import org.calendarinvite.decision.Refused;
import org.calendarinvite.settings.Bulk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people's programs write them. */
class SheetReaderTest {

    private static final String JOSE = "email,name\r\njose@example.org,José Ñuñez\r\n";

    private record Limits(int bytes, int rows, int field, int row) implements Bulk {
        @Override
        public int compared() {
            return 10;
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
    }

    private final SheetReader reader = new SheetReader(new Limits(100_000, 1000, 50, 120));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void everyEncodingIsKnownByItsBytes(String charset) {
        var file = JOSE.getBytes(Charset.forName(charset));
        assertEquals(charset, reader.outline(file, false).charset());
        assertEquals("José Ñuñez", rows(file).get(0).name());
        assertEquals("jose@example.org", rows(file).get(0).email());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aMarkBeforeTheTextIsNoPartOfIt(String charset) {
        var file = ("\uFEFF" + JOSE).getBytes(Charset.forName(charset));
        assertEquals(charset, reader.outline(file, false).charset());
        assertEquals("jose@example.org", rows(file).get(0).email());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void everySeparatorIsKnownByTheFirstRow(String separator) {
        var file = "name,email,language\n\"Lee, Jo; Jr\",jo@example.org,de\n"
                .replace("\"Lee, Jo; Jr\"", "QUOTED")
                .replace(",", separator)
                .replace("QUOTED", "\"Lee, Jo; Jr\"");
        var row = rows(file).get(0);
        assertEquals("Lee, Jo; Jr", row.name());
        assertEquals("jo@example.org", row.email());
        assertEquals("de", row.language());
    }

    @ParameterizedTest
    @CsvSource({
        "E-Mail, Full Name",
        "MAIL, name",
        "'Email Address', 'Display Name'",
        "'E-mail 1 - Value', NAME",
        "e_mail, Name",
        "' email ', name"
    })
    void columnsAreKnownByManyNames(String email, String name) {
        var row = rows(name + ";" + email + ";phone\nJo;jo@example.org;555\n").get(0);
        assertEquals("jo@example.org", row.email());
        assertEquals("Jo", row.name());
    }

    @Test
    void firstAndLastNamesAreOne() {
        var rows = rows("Last Name,First Name,Email\nLee,Jo,jo@example.org\n,Ann,ann@example.org\n");
        assertEquals("Jo Lee", rows.get(0).name());
        assertEquals("Ann", rows.get(1).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nachname;Vorname;E-Mail-Adresse;Sprache",
                "Nom;Prénom;Adresse de messagerie;Langue",
                "Apellidos;Nombre;Correo electrónico;Idioma",
                "姓;名;メールアドレス;言語",
                "اسم العائلة;الاسم الأول;البريد الإلكتروني;اللغة"
            })
    void columnsAreKnownInTheLanguagesOfTheMails(String header) {
        var row = rows(header + "\nLee;Jo;jo@example.org;de\n").get(0);
        assertEquals(new BulkRow(2, "", "jo@example.org", "Jo Lee", "de", "", ""), row);
    }

    @Test
    void withoutAHeaderTheAddressSaysWhichColumnsThereAre() {
        var row = rows("jo@example.org,Jo\n").get(0);
        assertEquals(1, row.number());
        assertEquals("Jo", row.name());
        var named = rows("F00-UID,jo@example.org,Jo\n", true).get(0);
        assertEquals("f00-uid", named.uid());
        assertEquals("jo@example.org", named.email());
        assertEquals("Jo", named.name());
        assertEquals(2, rows("jo@example.org\nann@example.org").size());
    }

    @Test
    void quotedFieldsHoldSeparatorsQuotesAndLineBreaks() {
        var rows = rows("email,name\r\njo@example.org,\"Jo \"\"the\r\nboss\"\", Lee\"\r\nann@example.org,Ann\r\n");
        assertEquals("Jo \"the boss\", Lee", rows.get(0).name());
        assertEquals(2, rows.get(0).number());
        assertEquals("ann@example.org", rows.get(1).email());
        assertEquals(3, rows.get(1).number());
    }

    @Test
    void blankRowsAreNoRowsButAreCounted() {
        var file = "\n\nemail,name\n\njo@example.org,Jo\n , \n;\n\nann@example.org,Ann".replace(";", ",");
        assertEquals(2, reader.outline(bytes(file), false).rows());
        assertEquals(List.of(5, 9), rows(file).stream().map(BulkRow::number).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndEndsARow(String end) {
        assertEquals(
                2,
                rows("email" + end + "jo@example.org" + end + "ann@example.org").size());
    }

    @Test
    void aRowThatIsTooLongOrTooWideIsFlawedAndTheNextIsNot() {
        var rows = rows("email,name\njo@example.org," + "x".repeat(51)
                + "\nann@example.org,Ann\nbob@example.org,Bob,Lee\n" + "eve@example.org," + "y".repeat(50) + "\n");
        assertTrue(rows.get(0).flaw().contains("too long"), rows.get(0).flaw());
        assertEquals("", rows.get(1).flaw());
        assertTrue(rows.get(2).flaw().contains("more fields"), rows.get(2).flaw());
        assertEquals("", rows.get(3).flaw());
        var wide = rows("email,name,a,b,c\njo@example.org," + "x".repeat(40) + "," + "y".repeat(40) + ","
                + "z".repeat(40) + ",\n");
        assertTrue(wide.get(0).flaw().contains("too long"), wide.get(0).flaw());
    }

    @Test
    void aFileOfSeparatorsAloneCostsNoMemory() {
        var file = "email,name\n" + ",".repeat(90_000) + "x\njo@example.org,Jo\n";
        var rows = rows(file);
        assertTrue(rows.get(0).flaw().contains("too long"), rows.get(0).flaw());
        assertEquals("jo@example.org", rows.get(1).email());
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsSaidWithItsRow() {
        var refused = refused("email,name\njo@example.org,Jo\nann@example.org,\"Ann\nbob@example.org,Bob\n", false);
        assertTrue(refused.contains("Row 3"), refused);
    }

    @Test
    void whatCannotBeAListIsRefusedWithAdvice() throws IOException {
        assertTrue(refused("", false).contains("empty"));
        assertTrue(refused("\n \n,\n", false).contains("empty"));
        assertTrue(refused("email,name\n", false).contains("no row but the first"));
        assertTrue(refused("Address,Who\nx,y\n", false).contains("Address, Who"));
        assertTrue(refused("email,name\njo@example.org,Jo\n", true).contains("uid"));
        assertTrue(refused("jo@example.org,Jo\n", true).contains("uid"));
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertTrue(refused(zip.toByteArray(), false).contains("Save as"));
        assertTrue(refused(new byte[] {'a', 0, 0, 0, 'b', 'c', 'd', 'e', 'f'}, false)
                .contains("Save as"));
    }

    @Test
    void limitsHoldAtTheirEdge() {
        var small = new SheetReader(new Limits(40, 2, 50, 120));
        var two = bytes("jo@example.org\nann@example.org\n");
        assertEquals(2, small.outline(two, false).rows());
        var three = bytes("a@x.org\nb@x.org\nc@x.org\n");
        assertTrue(assertThrows(Refused.class, () -> small.outline(three, false))
                .getMessage()
                .contains("2 rows"));
        var large = bytes("x".repeat(33) + "@x.org\n\n");
        assertTrue(assertThrows(Refused.class, () -> small.outline(large, false))
                .getMessage()
                .contains("40 bytes"));
        assertEquals(1, small.outline(bytes("x".repeat(33) + "@x.org\n"), false).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void pagesTogetherAreTheFile(String charset) {
        var text = IntStream.range(0, 250)
                .mapToObj(i -> "p" + i + "@example.org," + (i % 7 == 0 ? "\"zwölf\nlines\"" : "P" + i)
                        + (i % 9 == 0 ? "\n" : ""))
                .collect(Collectors.joining("\n", "email,name\n", "\n"));
        var file = text.getBytes(Charset.forName(charset));
        var pages = reader.outline(file, false).layout().pages();
        assertEquals(3, pages.size());
        assertEquals(
                IntStream.range(0, 250).mapToObj(i -> "p" + i + "@example.org").toList(),
                pages.stream()
                        .flatMap(page -> page(file, page.row()).stream())
                        .map(BulkRow::email)
                        .toList());
    }

    @Test
    void aFileThatIsNoCleanTextOfItsCharsetIsReadFromItsStart() {
        // Half a pair, which takes the character after it along.
        var file = "email,name\njo@example.org,J\uD83D\no\nann@example.org,Ann\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] broken = {(byte) 0x3D, (byte) 0xD8};
        int at = "email,name\njo@example.org,J".length() * 2;
        System.arraycopy(broken, 0, file, at, 2);
        var outline = reader.outline(file, false);
        assertEquals(List.of(), outline.layout().pages());
        assertEquals(
                outline.rows(),
                read(file, job(outline, outline.layout(), 1, false)).size());
    }

    @Test
    void columnsAreChosenByHandWhereTheirNamesSayNothing() {
        var file = bytes("Wer;Kontakt;Sprache;Telefon\nJo;jo@example.org;de;555\nAnn;ann@example.org;fr;556\n");
        var outline = reader.outline(file, "name,email,language,");
        var rows = reader.rows(file, outline);
        assertEquals(
                List.of("jo@example.org", "ann@example.org"),
                rows.stream().map(BulkRow::email).toList());
        assertEquals(new BulkRow(2, "", "jo@example.org", "Jo", "de", "", ""), rows.get(0));
        assertEquals(rows, read(file, job(outline, outline.layout(), 2, false)), "its pages are read the same");
    }

    @Test
    void aFileWithoutAHeaderBeginsWithItsFirstRowWhateverIsChosen() {
        var file = bytes("Jo,jo@example.org\nAnn,ann@example.org\n");
        var outline = reader.outline(file, "name,email");
        assertEquals(2, outline.rows());
        assertEquals("Jo", reader.rows(file, outline).get(0).name());
    }

    @Test
    void chosenColumnsHoldWhereTheFileIsReadFromItsStart() {
        var file = "Wer,Kontakt\nJ\uD83D\no,jo@example.org\nAnn,ann@example.org\n".getBytes(StandardCharsets.UTF_16LE);
        int at = "Wer,Kontakt\nJ".length() * 2;
        System.arraycopy(new byte[] {(byte) 0x3D, (byte) 0xD8}, 0, file, at, 2);
        var outline = reader.outline(file, "name,email");
        assertEquals(List.of(), outline.layout().pages());
        var rows = read(file, job(outline, outline.layout(), 1, false));
        assertEquals("ann@example.org", rows.get(rows.size() - 1).email());
        assertEquals(outline.rows(), rows.size());
    }

    @ParameterizedTest
    @CsvSource({
        "'name,', No column is chosen as email",
        "'email,email', Two columns",
        "'email,phone', cannot be chosen as phone",
        "',,email', has 2 fields"
    })
    void aWrongChoiceSaysWhatToChoose(String columns, String said) {
        var file = bytes("Who,Contact\nJo,jo@example.org\n");
        var refused = assertThrows(Refused.class, () -> reader.outline(file, columns));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    @Test
    void aGlanceShowsWhatEachColumnWouldMeanAndHolds() {
        var file = "Name;Kontakt;E-Mail\nJosé;;jose@example.org\nAnn;x;ann@example.org\n"
                .getBytes(Charset.forName("windows-1252"));
        var glance = reader.glance(file, "");
        assertEquals("windows-1252", glance.charset());
        assertEquals(";", glance.separator());
        assertEquals(
                List.of(
                        new Glance.Column("Name", "name", List.of("José", "Ann")),
                        new Glance.Column("Kontakt", "", List.of("x")),
                        new Glance.Column("E-Mail", "email", List.of("jose@example.org", "ann@example.org"))),
                glance.columns());
        assertEquals(
                List.of("", "name", "email"),
                reader.glance(file, ",name,email").columns().stream()
                        .map(Glance.Column::means)
                        .toList());
        assertEquals(
                List.of("", ""),
                reader.glance(bytes("Who,Contact\nJo,x\n"), "").columns().stream()
                        .map(Glance.Column::means)
                        .toList(),
                "what says too little to invite anybody is shown all the same");
        assertEquals(
                new Glance.Column("", "email", List.of("jo@example.org", "ann@example.org")),
                reader.glance(bytes("jo@example.org\nann@example.org\n"), "")
                        .columns()
                        .get(0));
    }

    private List<BulkRow> rows(String file) {
        return rows(file, false);
    }

    private List<BulkRow> rows(String file, boolean uids) {
        return read(bytes(file), 1, uids);
    }

    private List<BulkRow> rows(byte[] file) {
        return page(file, 1);
    }

    private List<BulkRow> page(byte[] file, int from) {
        return read(file, from, false);
    }

    /** What stands where the page lies, and the same from the start of the file. */
    private List<BulkRow> read(byte[] file, int from, boolean uids) {
        var outline = reader.outline(file, uids);
        int begins = from == 1 ? outline.layout().pages().get(0).row() : from;
        var rows = read(file, job(outline, outline.layout(), begins, uids));
        assertEquals(rows, read(file, job(outline, null, begins, uids)));
        return rows;
    }

    private List<BulkRow> read(byte[] file, BulkJob job) {
        var page = BulkPage.of(job, job.turn());
        int to = (int) Math.min(file.length, page.to() + 1);
        try {
            return reader.read(page, new ByteArrayInputStream(Arrays.copyOfRange(file, (int) page.from(), to)))
                    .rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BulkJob job(Outline outline, Layout layout, int from, boolean uids) {
        return new BulkJob(
                "id",
                "default",
                "ann@example.com",
                uids ? "" : "uid",
                outline.charset(),
                BulkJob.State.RUNNING,
                outline.rows(),
                from,
                BulkJob.Counts.NONE,
                Instant.EPOCH,
                Instant.EPOCH,
                java.util.Optional.empty(),
                "tr",
                layout,
                0,
                1);
    }

    private String refused(String file, boolean uids) {
        return refused(bytes(file), uids);
    }

    private String refused(byte[] file, boolean uids) {
        return assertThrows(Refused.class, () -> reader.outline(file, uids)).getMessage();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
