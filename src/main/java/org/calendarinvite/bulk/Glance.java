package org.calendarinvite.bulk;

import java.util.List;

/**
 * How a file is written and what its columns mean, before anybody looks at its rows.
 *
 * @param separator the character between fields
 */
public record Glance(String charset, String separator, List<Column> columns) {

    /**
     * One of them.
     *
     * @param name as the first row has it, empty when that is a row of the list
     * @param means the word for what it holds, empty when it is not read
     * @param samples the first values in it
     */
    public record Column(String name, String means, List<String> samples) {

        public Column {
            samples = List.copyOf(samples);
        }
    }

    public Glance {
        columns = List.copyOf(columns);
    }
}
