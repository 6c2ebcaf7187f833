package org.calendarinvite.aws;

import java.io.IOException;
import java.net.URI;

/** What is got from AWS by an address that somebody sent us, and that was looked at. */
interface Fetch {

    byte[] get(URI address) throws IOException;
}
