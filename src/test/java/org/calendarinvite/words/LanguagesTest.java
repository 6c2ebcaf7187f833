package org.calendarinvite.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.calendarinvite.event.When;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and repetitions in each language. */
class LanguagesTest {

    /** The first Tuesday of December. */
    private static final When START = When.zoned(LocalDateTime.of(2026, 12, 1, 9, 5), "Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | FREQ=DAILY;INTERVAL=3 | alle 3 Tage",
                "de | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=8 | alle 2 Wochen am Montag, Mittwoch und Freitag, 8-mal",
                "de | FREQ=MONTHLY;BYMONTHDAY=-1 | jeden Monat am letzten Tag",
                "de | FREQ=YEARLY;BYMONTH=3;BYDAY=2TU | jedes Jahr am zweiten Dienstag im März",
                "fr | FREQ=WEEKLY;BYDAY=TU,TH | chaque semaine, le mardi et le jeudi",
                "fr | FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU | chaque année, le dernier dimanche d’avril",
                "fr | FREQ=YEARLY;BYMONTH=5;BYDAY=-2SU | chaque année, l’avant-dernier dimanche de mai",
                "fr | FREQ=DAILY;COUNT=1 | tous les jours, une fois",
                "es | FREQ=MONTHLY;BYDAY=1MO | cada mes, el primer lunes",
                "es | FREQ=YEARLY | cada año, el 1 de diciembre",
                "es | FREQ=WEEKLY;UNTIL=20261229 | cada semana, el martes, hasta el 29 de diciembre de 2026",
                "ja | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE | 2週間ごとの月曜日と水曜日",
                "ja | FREQ=MONTHLY;BYDAY=2TU;COUNT=5 | 毎月第2火曜日（全5回）",
                "ja | FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU | 毎年10月の最終日曜日",
                "ar | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE | كل أسبوعين، يوم الاثنين ويوم الأربعاء",
                "ar | FREQ=DAILY;INTERVAL=3;COUNT=11 | كل 3 أيام، 11 مرة",
                "ar | FREQ=MONTHLY;BYDAY=1FR | كل شهر، يوم الجمعة الأول",
                "ar | FREQ=HOURLY | في التواريخ التي يعرضها تقويمك"
            })
    void aRuleIsSaidInEachLanguage(String language, String rule, String said) {
        assertEquals(said, Repeats.of(rule, START, in(language)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Tuesday, 1 December 2026, 09:05–10:05 (Central European Time, Europe/Berlin)",
                "de | Dienstag, 1. Dezember 2026, 09:05–10:05 Uhr (Mitteleuropäische Zeit, Europe/Berlin)",
                "es | martes, 1 de diciembre de 2026, 9:05–10:05 (hora de Europa central, Europe/Berlin)",
                "ja | 2026年12月1日(火曜日) 9:05～10:05（中央ヨーロッパ時間、Europe/Berlin）"
            })
    void aTimeIsSaidInEachLanguage(String language, String said) {
        var end = START.like(When.zoned(LocalDateTime.of(2026, 12, 1, 10, 5), "Europe/Berlin"));
        assertEquals(said, new Spoken(in(language)).time(START, end));
    }

    private static Words in(String language) {
        return new Catalogues(OwnFiles.NONE, "en").best(language);
    }
}
