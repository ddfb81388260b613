package hcchat.spec.hackchat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A socket of which every byte can be chosen.
final class Wire {
    private static final int TIMEOUT_MS = 20_000;
    private static final int CLOSE = 0x88;

    private Wire() {}

    /// Sends these bytes behind the handshake, and reads until the server ends the socket.
    ///
    /// @return `closed` and the close code; 1005 where the frame had none, 1006 where there was no frame
    static String closing(URI server, boolean hcchat, String hex) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MS);
            String request = "GET /chat-ws HTTP/1.1\r\nHost: " + server.getHost()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + (hcchat ? "Sec-WebSocket-Protocol: hcchat.v1\r\n" : "") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            head(in);
            socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
            return "closed " + code(in);
        }
    }

    private static void head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
    }

    private static int code(DataInputStream in) throws IOException {
        try {
            while (true) {
                int first = in.readUnsignedByte();
                // What a server sends here is short: no frame of its own is longer than 125 bytes before a join.
                byte[] payload = new byte[in.readUnsignedByte()];
                in.readFully(payload);
                if (first == CLOSE) {
                    return payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
                }
            }
        } catch (EOFException | SocketException cut) {
            return 1006;
        }
    }
}
