package hcchat.command.rest.any;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request, as it goes over the wire.
///
/// @param target path and query in one character a byte, perhaps of no address at all
/// @param headers lines as they are sent
/// @param body null for none
record Asked(String method, String target, List<String> headers, byte @Nullable [] body) {
    private static final int SHOWN = 2_000;

    /// The path, decoded where it can be.
    String path() {
        String path = target.replaceFirst("[?#].*", "");
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return path;
        }
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body == null) {
            return start;
        }
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    @Override
    public String toString() {
        String whole = new String(bytes(), StandardCharsets.ISO_8859_1);
        return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "… (" + whole.length() + " bytes)";
    }
}
