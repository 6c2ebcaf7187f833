package org.calendarinvite.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.calendarinvite.Worlds;
import org.calendarinvite.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsCloudTest {

    @TempDir
    Path data;

    @Test
    void missingRegionSaysWhatToSet() {
        assumeTrue(System.getenv("AWS_REGION") == null && System.getenv("AWS_DEFAULT_REGION") == null);
        String why = assertThrows(ConfigurationException.class, () -> new AwsCloud(aws(Map.of())))
                .getMessage();
        assertTrue(why.contains("CIS_AWS_REGION"), why);
    }

    @Test
    void aSecretOneCharacterTooShortSaysWhatToSet() {
        String why = assertThrows(
                        ConfigurationException.class,
                        () -> new AwsCloud(aws(Map.of(
                                "cis.aws.region", "us-east-1", "cis.secret", "0123456789abcdef0123456789abcde"))))
                .getMessage();
        assertTrue(why.contains("CIS_SECRET"), why);
    }

    @Test
    void regionAloneIsEnoughToConstruct() {
        try (AwsCloud cloud = new AwsCloud(aws(Map.of("cis.aws.region", "eu-central-1")))) {
            assertEquals(
                    "eu-central-1",
                    cloud.sqs().serviceClientConfiguration().region().id());
        }
    }

    private Settings aws(Map<String, String> more) {
        Map<String, String> all =
                new HashMap<>(Map.of("cis.world", "aws", "cis.secret", "0123456789abcdef0123456789abcdef"));
        all.putAll(more);
        return Worlds.in(data, all);
    }
}
