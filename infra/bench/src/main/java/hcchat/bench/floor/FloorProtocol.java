package hcchat.bench.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// As much of HTTP, WebSocket and the chat's protocol as the load needs: upgrade, join, chat.
final class FloorProtocol {
    private static final byte[] ACK = FloorRoom.ascii("{\"cmd\":\"ack\",\"channel\":\"\",\"id\":\"");
    private static final byte[] SEQ = FloorRoom.ascii("\",\"seq\":");
    private static final byte[] END = FloorRoom.ascii(",\"epoch\":1,\"time\":1767225600000}");

    private final FloorServer server;

    FloorProtocol(FloorServer server) {
        this.server = server;
    }

    /// Takes all complete frames.
    ///
    /// @return where the first incomplete one begins
    int take(FloorMember member, ByteBuffer in, int end) throws IOException {
        int at = member.shaken ? 0 : shakeHands(member, in, end);
        while (member.shaken && end - at >= 6) {
            int length = in.get(at + 1) & 0x7f;
            int payload = at + 6;
            if (length == 126) {
                length = in.getShort(at + 2) & 0xffff;
                payload = at + 8;
            }
            if (length > end - payload) {
                break;
            }
            if ((in.get(at) & 0xf) == 8) {
                server.drop(member);
                return end;
            }
            // The load's masks are zero: what is here is what was meant.
            frame(member, in, payload, payload + length);
            at = payload + length;
        }
        return at;
    }

    private static int shakeHands(FloorMember member, ByteBuffer in, int end) throws IOException {
        byte[] request = new byte[end];
        in.get(0, request);
        String head = new String(request, StandardCharsets.US_ASCII);
        int last = head.indexOf("\r\n\r\n");
        if (last < 0) {
            return 0;
        }
        String key = between(head, "Sec-WebSocket-Key: ", "\r");
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + (head.contains("hcchat.v1") ? "Sec-WebSocket-Protocol: hcchat.v1\r\n" : "")
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        member.write(ByteBuffer.wrap(FloorRoom.ascii(answer)));
        member.shaken = true;
        return last + 4;
    }

    private static String accept(@Nullable String key) {
        try {
            byte[] text = FloorRoom.ascii(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void frame(FloorMember member, ByteBuffer in, int at, int end) throws IOException {
        // The sixth letter of {"cmd":"join" and {"cmd":"chat".
        if (in.get(at + 8) == 'j') {
            join(member, in, at, end);
        } else if (member.room != null) {
            int text = find(in, at, end, TEXT);
            int textEnd = find(in, text, end, QUOTE) - 1;
            int id = find(in, textEnd, end, ID);
            server.chat(member, member.room, in, id, text, textEnd);
        }
    }

    private static final byte[] TEXT = FloorRoom.ascii("\"text\":\"");
    private static final byte[] ID = FloorRoom.ascii("\"id\":\"");
    private static final byte[] QUOTE = FloorRoom.ascii("\"");

    private void join(FloorMember member, ByteBuffer in, int at, int end) throws IOException {
        byte[] json = new byte[end - at];
        in.get(at, json);
        String request = new String(json, StandardCharsets.UTF_8);
        String channel = between(request, "\"channel\":\"", "\"");
        FloorRoom room = server.room(channel == null ? "" : channel);
        // What has gathered is older than the newcomer.
        server.flush(room);
        room.members.add(member);
        member.room = room;
        String begin = "\",\"channel\":\"" + channel + "\",";
        member.write(text(
                "{\"cmd\":\"onlineSet" + begin + "\"nicks\":[],\"users\":[],\"epoch\":1,\"seq\":" + room.seq() + "}"));
        member.write(text("{\"cmd\":\"session" + begin + "\"token\":\"hcs1.floor\"}"));
        String after = between(request, "\"after\":", ",");
        if (after != null) {
            for (byte[] frame : room.after(Long.parseLong(after))) {
                member.write(ByteBuffer.wrap(frame));
            }
            member.write(text("{\"cmd\":\"synced" + begin + "\"epoch\":1,\"seq\":" + room.seq() + "}"));
        }
    }

    static void ack(ByteBuffer to, ByteBuffer in, int id, long seq) {
        int begin = to.position();
        to.put((byte) 0x81).put((byte) 0).put(ACK);
        to.put(to.position(), in, id, 36).position(to.position() + 36);
        to.put(SEQ);
        FloorRoom.putNumber(to, seq);
        to.put(END);
        to.put(begin + 1, (byte) (to.position() - begin - 2));
    }

    private static ByteBuffer text(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(utf8.length + 4)
                .put((byte) 0x81)
                .put((byte) 126)
                .putShort((short) utf8.length)
                .put(utf8)
                .flip();
    }

    private static int find(ByteBuffer in, int from, int end, byte[] word) {
        for (int i = from; i <= end - word.length; i++) {
            int j = 0;
            while (j < word.length && in.get(i + j) == word[j]) {
                j++;
            }
            if (j == word.length) {
                return i + j;
            }
        }
        return end;
    }

    private static @Nullable String between(String text, String before, String after) {
        int from = text.indexOf(before);
        int to = from < 0 ? -1 : text.indexOf(after, from + before.length());
        return to < 0 ? null : text.substring(from + before.length(), to);
    }
}
