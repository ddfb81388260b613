package hcchat.storage.objects;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// AWS Signature Version 4 in a query string, as S3 has it: the path is encoded once, and the body isn't signed. Safe
/// for
/// many threads.
final class QuerySignature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";
    private static final String SERVICE = "s3";
    private static final String ENDING = "aws4_request";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();
    private static final HexFormat CAPITALS = HexFormat.of().withUpperCase();

    private final AccessKey user;
    private final String region;
    private volatile @Nullable DaysKey latest;

    QuerySignature(AccessKey user, String region) {
        this.user = user;
        this.region = region;
    }

    /// The whole query string, signature included.
    ///
    /// @param path encoded, see [#path]
    /// @param query what belongs to the request besides the signature, not encoded
    /// @param headers what is signed, by name in small letters; `host` is among it
    String sign(
            String method,
            String path,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            Instant at,
            Duration life) {
        String time = TIME.format(at);
        String day = time.substring(0, 8);
        String scope = String.join("/", day, region, SERVICE, ENDING);
        String names = String.join(";", headers.keySet());

        SortedMap<String, String> all = new TreeMap<>(query);
        all.put("X-Amz-Algorithm", ALGORITHM);
        all.put("X-Amz-Credential", user.id() + "/" + scope);
        all.put("X-Amz-Date", time);
        all.put("X-Amz-Expires", Long.toString(life.toSeconds()));
        all.put("X-Amz-SignedHeaders", names);
        String canonicalQuery = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String canonicalHeaders =
                headers.entrySet().stream().map(QuerySignature::line).collect(Collectors.joining());

        String request = String.join("\n", method, path, canonicalQuery, canonicalHeaders, names, "UNSIGNED-PAYLOAD");
        String toSign = String.join("\n", ALGORITHM, time, scope, HEX.formatHex(sha256(request)));
        return canonicalQuery + "&X-Amz-Signature=" + HEX.formatHex(hmac(key(day), toSign));
    }

    /// A key as it stands in a URL's path and in what is signed: everything encoded but the slashes.
    static String path(String key) {
        return encoded(key).replace("%2F", "/");
    }

    private static String line(Map.Entry<String, String> header) {
        return header.getKey() + ":" + header.getValue() + "\n";
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(CAPITALS.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    // Four of the five hashes are the same all day.
    private byte[] key(String day) {
        DaysKey known = latest;
        if (known == null || !known.day().equals(day)) {
            byte[] start = ("AWS4" + user.secret()).getBytes(StandardCharsets.UTF_8);
            known = new DaysKey(day, hmac(hmac(hmac(hmac(start, day), region), SERVICE), ENDING));
            latest = known;
        }
        return known.key();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no " + HMAC, impossible);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    /// What signs on one day.
    private record DaysKey(String day, byte[] key) {
        @Override
        public String toString() {
            return "DaysKey[" + day + "]";
        }
    }
}
