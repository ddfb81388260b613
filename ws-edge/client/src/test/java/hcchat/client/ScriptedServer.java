package hcchat.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As much of RFC 6455 as a test needs: takes sockets, and hands each to the test, which plays the server.
final class ScriptedServer implements AutoCloseable {
    private static final int PATIENCE_S = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final ServerSocket listening;
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();

    ScriptedServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/chat-ws");
    }

    /// The next socket that a client opened.
    Peer accept() throws InterruptedException {
        Peer peer = peers.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (peer == null) {
            throw new AssertionError("no client came");
        }
        return peer;
    }

    private void acceptAll() {
        while (true) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> new Peer(socket).serve());
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /// The server's end of one socket.
    final class Peer {
        private final Socket socket;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Peer(Socket socket) {
            this.socket = socket;
        }

        /// The client's next frame.
        JsonNode hear() throws InterruptedException {
            return hear(PATIENCE_S);
        }

        /// The client's next frame, for which something that takes long is done before.
        JsonNode hear(int withinSeconds) throws InterruptedException {
            String frame = heard.poll(withinSeconds, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("the client said nothing");
            }
            return JSON.readTree(frame);
        }

        /// The client's next frame, which must have this `cmd`.
        JsonNode hear(String cmd) throws InterruptedException {
            JsonNode frame = hear();
            if (!cmd.equals(frame.path("cmd").stringValue(""))) {
                throw new AssertionError("expected " + cmd + ", got " + frame);
            }
            return frame;
        }

        void say(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer frame = ByteBuffer.allocate(utf8.length + 10).put((byte) 0x81);
            if (utf8.length < 126) {
                frame.put((byte) utf8.length);
            } else {
                frame.put((byte) 126).putShort((short) utf8.length);
            }
            write(frame.put(utf8).flip());
        }

        /// Ends the socket with a close frame.
        void close() {
            close(1000);
        }

        void close(int code) {
            write(ByteBuffer.wrap(new byte[] {(byte) 0x88, 2, (byte) (code >> 8), (byte) code}));
        }

        /// Ends the connection in order, and without one.
        void hangUp() {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /// Ends the socket without one.
        void cut() {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private synchronized void write(ByteBuffer bytes) {
            try {
                OutputStream out = socket.getOutputStream();
                byte[] exactly = new byte[bytes.remaining()];
                bytes.get(exactly);
                out.write(exactly);
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private void serve() {
            try (socket) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                shakeHands(in);
                peers.add(this);
                for (String frame = read(in); frame != null; frame = read(in)) {
                    heard.add(frame);
                }
            } catch (IOException gone) {
                // the test sees it by what doesn't come
            }
        }

        private void shakeHands(DataInputStream in) throws IOException {
            String key = "";
            String protocol = "";
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                String name = colon < 0 ? "" : line.substring(0, colon);
                if (name.equalsIgnoreCase("Sec-WebSocket-Key")) {
                    key = line.substring(colon + 1).trim();
                } else if (name.equalsIgnoreCase("Sec-WebSocket-Protocol")) {
                    protocol = "Sec-WebSocket-Protocol: "
                            + line.substring(colon + 1).trim() + "\r\n";
                }
            }
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + protocol + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
            write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        }

        private static String accept(String key) {
            try {
                byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        private static String line(DataInputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        /// The next text frame, or null at a close frame.
        private static @Nullable String read(DataInputStream in) throws IOException {
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i & 3];
            }
            return opcode == 8 ? null : new String(payload, StandardCharsets.UTF_8);
        }
    }
}
