package hcchat.command.app;

import hcchat.storage.objects.AccessKey;
import hcchat.storage.objects.ObjectStoreSettings;
import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where attachments lie, as `hcchat.storage.*`. Without an endpoint there are none.
///
/// @param endpoint how this server reaches the store; also as MINIO_ENDPOINT
/// @param publicUrl how clients reach it, if otherwise; also as HCCHAT_S3_PUBLIC_URL
/// @param pathStyle whether the bucket stands in the path, as most stores want it; else it stands before the host
/// @param user who does everything in the bucket; also as MINIO_ROOT_USER
/// @param password its secret; also as MINIO_ROOT_PASSWORD
/// @param presignUser signs what clients get, and should be allowed to get and put objects and nothing else; left out,
/// `user` signs
/// @param presignPassword its secret
@ConfigurationProperties("hcchat.storage")
public record StorageSettings(
        @Nullable String endpoint,
        @Nullable String publicUrl,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("hc-attachments") String bucket,
        @DefaultValue("true") boolean pathStyle,
        @Nullable String user,
        @Nullable String password,
        @Nullable String presignUser,
        @Nullable String presignPassword) {

    /// Null where no store is configured.
    ///
    /// @param variables environment variables by the names that operators know from elsewhere; null for an unset
    /// one
    /// @throws IllegalArgumentException with a sentence for whoever configured it
    @Nullable
    ObjectStoreSettings store(UnaryOperator<@Nullable String> variables) {
        String address = first(endpoint, variables.apply("MINIO_ENDPOINT"));
        if (address == null) {
            return null;
        }
        AccessKey server = new AccessKey(
                needed(first(user, variables.apply("MINIO_ROOT_USER")), "user", "MINIO_ROOT_USER"),
                needed(first(password, variables.apply("MINIO_ROOT_PASSWORD")), "password", "MINIO_ROOT_PASSWORD"));
        AccessKey presign = presignUser == null
                ? server
                : new AccessKey(
                        presignUser, needed(presignPassword, "presign-password", "HCCHAT_STORAGE_PRESIGNPASSWORD"));
        String reached = Objects.requireNonNullElse(first(publicUrl, variables.apply("HCCHAT_S3_PUBLIC_URL")), address);
        return new ObjectStoreSettings(uri(address), uri(reached), region, bucket, pathStyle, server, presign);
    }

    private static URI uri(String address) {
        // MinIO's own variable has a host and a port alone as often as not.
        return URI.create(address.contains("://") ? address : "http://" + address);
    }

    private static @Nullable String first(@Nullable String ours, @Nullable String known) {
        return ours != null && !ours.isBlank() ? ours : known != null && !known.isBlank() ? known : null;
    }

    private static String needed(@Nullable String value, String name, String variable) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a store for attachments is configured, and hcchat.storage." + name
                    + " (or " + variable + ") is missing");
        }
        return value;
    }

    @Override
    public String toString() {
        return "StorageSettings[" + endpoint + ", " + bucket + "]";
    }
}
