package hcchat.storage.objects;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where the store is and who we are there.
///
/// @param endpoint how this process reaches it: scheme, host, port; with virtual hosts the bucket's name is put before
/// the host
/// @param publicEndpoint how clients reach it. Whatever stands in between must leave `Host` and the path as they are:
/// both are signed
/// @param region what the store calls its region; most that aren't Amazon's take `us-east-1`
/// @param pathStyle whether the bucket stands in the path; else it stands before the host
/// @param server does everything in the bucket
/// @param presign signs what clients get: it should be allowed to get and put objects of the bucket, and nothing else
public record ObjectStoreSettings(
        URI endpoint,
        URI publicEndpoint,
        String region,
        String bucket,
        boolean pathStyle,
        AccessKey server,
        AccessKey presign) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

    /// @throws IllegalArgumentException with a sentence for whoever configured it
    public ObjectStoreSettings {
        endpoint = checked(endpoint, "endpoint");
        publicEndpoint = checked(publicEndpoint, "public endpoint");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "\"" + bucket + "\" can't be a bucket's name: 3 to 63 small letters, digits, dots and hyphens");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("\"" + region + "\" can't be a region's name, such as us-east-1");
        }
    }

    /// The same store for whoever reaches it as this process does.
    ObjectStoreSettings inside() {
        return new ObjectStoreSettings(endpoint, endpoint, region, bucket, pathStyle, server, presign);
    }

    private static URI checked(URI endpoint, String name) {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        String path = endpoint.getRawPath();
        boolean bare = endpoint.getRawUserInfo() == null
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null
                && (path == null || path.isEmpty() || path.equals("/"));
        if (!(scheme.equals("http") || scheme.equals("https")) || endpoint.getHost() == null || !bare) {
            // The path is signed: a store behind one would be asked for another than was signed.
            throw new IllegalArgumentException(
                    "The store's " + name + " is written as https://s3.example.org, scheme and"
                            + " host and, if need be, the port, not as " + endpoint);
        }
        return URI.create(scheme + "://" + endpoint.getRawAuthority().toLowerCase(Locale.ROOT));
    }
}
