package hcchat.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a client puts on the socket. The mask that RFC 6455 wants is there, and zero.
final class ClientFrame {
    private ClientFrame() {}

    static byte[] handshake(String host, int port, boolean hcchat) {
        byte[] key = new byte[16];
        return ("GET /chat-ws HTTP/1.1\r\nHost: " + host + ":" + port
                        + "\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: "
                        + Base64.getEncoder().encodeToString(key)
                        + (hcchat ? "\r\nSec-WebSocket-Protocol: hcchat.v1" : "")
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] text(String json) {
        return text(json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] text(byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 8);
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    static byte[] pong(ByteBuffer frames, int at, int length) {
        byte[] frame = new byte[6 + length];
        frame[0] = (byte) 0x8a;
        frame[1] = (byte) (0x80 | length);
        frames.get(at, frame, 6, length);
        return frame;
    }
}
