package hcchat.storage.objects;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Makes URLs by which somebody without an account at the store may do one thing there for a while: AWS Signature
/// Version 4 in the query string (docs/adr/0018). Pure computing, some microseconds each; safe for many threads.
///
/// A PUT is signed with its exact size and type, so that the store refuses one byte more or another type, and, where
/// the store honours it, with `if-none-match: *`, so that what lies under a key is never written over.
public final class Presigner {
    /// What Signature Version 4 allows.
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final String HOST = "host";
    private static final String LENGTH = "content-length";
    private static final String TYPE = "content-type";
    private static final String ONLY_NEW = "if-none-match";

    private final String address;
    private final String host;
    private final String folder;
    private final QuerySignature signature;
    private final BooleanSupplier writesOnlyNew;
    private final Clock clock;

    /// @param writesOnlyNew whether the store honours `if-none-match: *`; asked for each PUT
    public Presigner(ObjectStoreSettings settings, BooleanSupplier writesOnlyNew, Clock clock) {
        URI endpoint = settings.publicEndpoint();
        String authority = withoutUsualPort(endpoint);
        this.host = settings.pathStyle() ? authority : settings.bucket() + "." + authority;
        this.address = endpoint.getScheme() + "://" + host;
        this.folder = settings.pathStyle() ? "/" + settings.bucket() + "/" : "/";
        this.signature = new QuerySignature(settings.presign(), settings.region());
        this.writesOnlyNew = writesOnlyNew;
        this.clock = clock;
    }

    /// To write an object.
    ///
    /// @param bytes exactly this many
    public Signed put(String key, String contentType, long bytes, Duration life) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(LENGTH, Long.toString(bytes));
        headers.put(TYPE, contentType);
        if (writesOnlyNew.getAsBoolean()) {
            headers.put(ONLY_NEW, "*");
        }
        return signed("PUT", key, new TreeMap<>(), headers, life);
    }

    /// To write one part of an upload that was begun for this key.
    ///
    /// @param number 1 to 10,000
    /// @param bytes exactly this many
    public Signed putPart(String key, String upload, int number, long bytes, Duration life) {
        SortedMap<String, String> query = new TreeMap<>();
        query.put("partNumber", Integer.toString(number));
        query.put("uploadId", upload);
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(LENGTH, Long.toString(bytes));
        return signed("PUT", key, query, headers, life);
    }

    /// To read an object, or any range of it.
    public Signed get(String key, Duration life) {
        return signed("GET", key, new TreeMap<>(), new TreeMap<>(), life);
    }

    private Signed signed(
            String method,
            String key,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            Duration life) {
        if (life.compareTo(LONGEST) > 0 || life.toSeconds() < 1) {
            throw new IllegalArgumentException("a URL lives for 1 s to 7 days");
        }
        SortedMap<String, String> sent = new TreeMap<>(headers);
        // Clients send these two by themselves, from the URL and the body; browsers let nobody else do it.
        sent.remove(LENGTH);
        headers.put(HOST, host);
        String path = folder + QuerySignature.path(key);
        String signedQuery = signature.sign(method, path, query, headers, clock.instant(), life);
        return new Signed(URI.create(address + path + "?" + signedQuery), sent);
    }

    // What clients leave out of `Host`, and so out of what they sign.
    private static String withoutUsualPort(URI endpoint) {
        int usual = endpoint.getScheme().equals("https") ? 443 : 80;
        String authority = endpoint.getRawAuthority();
        return endpoint.getPort() == usual ? authority.substring(0, authority.lastIndexOf(':')) : authority;
    }

    /// A permission to do one thing.
    ///
    /// @param headers to be sent exactly so, beside `host` and `content-length`, which every client sends by itself
    public record Signed(URI url, Map<String, String> headers) {
        public Signed {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Signed";
        }
    }
}
