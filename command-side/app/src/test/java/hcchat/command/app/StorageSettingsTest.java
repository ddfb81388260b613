package hcchat.command.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.storage.objects.AccessKey;
import hcchat.storage.objects.ObjectStoreSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StorageSettingsTest {
    @Test
    void nothing_said_means_no_store() {
        assertThat(settings(null, null, null).store(_ -> null)).isNull();
    }

    @Test
    void the_variables_that_users_of_minio_have_are_enough() {
        ObjectStoreSettings store = settings(null, null, null)
                .store(
                        Map.of("MINIO_ENDPOINT", "minio:9000", "MINIO_ROOT_USER", "root", "MINIO_ROOT_PASSWORD", "pass")
                                ::get);

        assertThat(store).isNotNull();
        assertThat(store.endpoint()).isEqualTo(URI.create("http://minio:9000"));
        assertThat(store.publicEndpoint()).isEqualTo(store.endpoint());
        assertThat(store.server()).isEqualTo(new AccessKey("root", "pass"));
        assertThat(store.presign()).isEqualTo(store.server());
        assertThat(store.bucket()).isEqualTo("hc-attachments");
    }

    @Test
    void our_own_win_over_those() {
        ObjectStoreSettings store = settings("https://ours", "me", "mine")
                .store(Map.of(
                        "MINIO_ENDPOINT", "minio:9000",
                        "MINIO_ROOT_USER", "root",
                        "MINIO_ROOT_PASSWORD", "pass",
                        "HCCHAT_S3_PUBLIC_URL", "https://outside")::get);

        assertThat(store).isNotNull();
        assertThat(store.endpoint()).isEqualTo(URI.create("https://ours"));
        assertThat(store.publicEndpoint()).isEqualTo(URI.create("https://outside"));
        assertThat(store.server()).isEqualTo(new AccessKey("me", "mine"));
    }

    @Test
    void half_a_configuration_is_refused_with_what_is_missing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("https://ours", "me", null).store(_ -> null))
                .withMessageContaining("hcchat.storage.password (or MINIO_ROOT_PASSWORD) is missing");
    }

    @Test
    void no_secret_is_printed() {
        assertThat(settings("https://ours", "me", "mine").toString()).doesNotContain("mine");
    }

    private static StorageSettings settings(
            @Nullable String endpoint, @Nullable String user, @Nullable String password) {
        return new StorageSettings(endpoint, null, "us-east-1", "hc-attachments", true, user, password, null, null);
    }
}
