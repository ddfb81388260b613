package hcchat.command.rest.any;

import hcchat.command.fixture.Reply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sends bytes and reads the answer: a client that lets nothing odd through couldn't ask odd things.
final class Wire {
    private static final int PATIENCE_MS = 30_000;
    private static final int TRIES = 5;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /// @throws AssertionError if no answer comes
    Reply ask(Asked asked) {
        IOException last = new IOException();
        // Who is refused before all is read may find the connection reset with the answer in it.
        for (int i = 0; i < TRIES; i++) {
            try {
                return once(asked);
            } catch (IOException broken) {
                last = broken;
            }
        }
        throw new AssertionError("no answer to " + asked, last);
    }

    private Reply once(Asked asked) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            try {
                socket.getOutputStream().write(asked.bytes());
            } catch (IOException refused) {
                // The answer may be there all the same.
            }
            return answer(asked.method(), in);
        }
    }

    private static Reply answer(String method, InputStream in) throws IOException {
        int status;
        Map<String, List<String>> headers;
        do {
            status = Integer.parseInt(line(in).split(" ")[1]);
            headers = headers(in);
        } while (status < 200);
        HttpHeaders read = HttpHeaders.of(headers, (_, _) -> true);
        boolean chunked = read.firstValue("transfer-encoding").orElse("").equals("chunked");
        boolean none = method.equals("HEAD") || status == 204 || status == 304;
        byte[] body = none
                ? new byte[0]
                : chunked
                        ? chunks(in)
                        : whole(in, (int)
                                read.firstValueAsLong("content-length").orElse(-1));
        return new Reply(status, read, new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = chunk(in); length > 0; length = chunk(in)) {
            all.writeBytes(whole(in, length));
            line(in);
        }
        return all.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static byte[] whole(InputStream in, int length) throws IOException {
        byte[] bytes = length < 0 ? in.readAllBytes() : in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the connection ended");
        }
        return bytes;
    }
}
