package org.masthead.asset.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3SettingsTest {

    private static S3Settings settings(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>();
        keys.forEach((key, value) -> all.put("masthead.assets.store.s3." + key, value));
        StorageConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StorageConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(StorageConfig.class);
        return S3Settings.of(config.s3());
    }

    @Test
    void aBucketIsNeeded() {
        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("masthead.assets.store.s3.bucket");
    }

    @Test
    void anEndpointIsAnHttpAddress() {
        assertThatThrownBy(() -> settings(Map.of("bucket", "b", "endpoint", "minio:9000")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("minio:9000");
    }

    @Test
    void aKeyNeedsItsSecret() {
        assertThatThrownBy(() -> settings(Map.of("bucket", "b", "access-key", "a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secret-key");
    }

    @Test
    void theBucketStandsInThePathWhereAnEndpointIsGiven() {
        assertThat(settings(Map.of("bucket", "b")).pathStyle()).isFalse();
        assertThat(settings(Map.of("bucket", "b", "endpoint", "http://localhost:9000"))
                        .pathStyle())
                .isTrue();
    }

    @Test
    void slashesRoundAPrefixMakeNoDifference() {
        assertThat(settings(Map.of("bucket", "b")).prefix()).isEmpty();
        assertThat(settings(Map.of("bucket", "b", "prefix", "/site/images/")).prefix())
                .isEqualTo("site/images/");
    }
}
