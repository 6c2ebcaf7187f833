package org.calendarinvite.settings;

import java.util.Optional;

/** How SES tells what became of mails, besides the queue. */
public interface Feedback {

    /** The one SNS topic whose notices are taken over HTTP; none means that none are. */
    Optional<String> topicArn();
}
