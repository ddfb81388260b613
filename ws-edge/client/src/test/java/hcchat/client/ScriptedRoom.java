package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.wire.chain.Chain;
import hcchat.wire.chain.Head;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A room's history on the server's side, with a true chain and true signatures, and the frames that tell it.
final class ScriptedRoom {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    static final String CHANNEL = "lobby";

    private final RoomId id = new RoomId(1, 2);
    private final AuthorId alice = new AuthorId(3, 4);
    private final KeyPair keys;
    private final List<RoomEvent> events = new ArrayList<>();
    private final List<byte[]> links = new ArrayList<>(List.of(Chain.start()));
    int epoch = 1;
    byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    ScriptedRoom() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static ScriptedRoom with(int messages) {
        ScriptedRoom room = new ScriptedRoom();
        for (int i = 1; i <= messages; i++) {
            room.post("E2EE:message" + i);
        }
        return room;
    }

    long head() {
        return events.size();
    }

    RoomId id() {
        return id;
    }

    /// Who joins, and who wrote all that was posted.
    AuthorId alice() {
        return alice;
    }

    String post(String text) {
        return post(text, UUID.randomUUID());
    }

    /// Stores a message.
    ///
    /// @return its frame
    String post(String text, UUID messageId) {
        long seq = events.size() + 1L;
        EventMeta meta = new EventMeta(seq, messageId, 1_767_225_600_000L + seq, alice, new Blind(5, seq));
        RoomEvent event = new RoomEvent.MessagePosted(meta, EventType.CHAT, null, text, null);
        events.add(event);
        links.add(Chain.link(links.getLast(), id, seq, Chain.digest(event)));
        return frame(seq, false);
    }

    /// Goes back to what was before `seq + 1`, as a restored backup does.
    void restoreTo(long seq) {
        events.subList((int) seq, events.size()).clear();
        links.subList((int) seq + 1, links.size()).clear();
        epoch++;
    }

    String frame(long seq, boolean replay) {
        RoomEvent.MessagePosted event = (RoomEvent.MessagePosted) events.get((int) seq - 1);
        EventMeta meta = event.meta();
        return """
            {"cmd":"chat","channel":"lobby","seq":%d,"id":"%s","time":%d,"author":"%s","nick":"alice","text":"%s","blind":"%s"%s}\
            """.formatted(
                        seq,
                        meta.id(),
                        meta.time(),
                        meta.author(),
                        event.text(),
                        meta.blind().text(),
                        replay ? ",\"replay\":true" : "");
    }

    String gone(long seq) {
        byte[] digest = Chain.digest(events.get((int) seq - 1));
        return "{\"cmd\":\"gone\",\"channel\":\"lobby\",\"seq\":%d,\"digest\":\"%s\"}"
                .formatted(seq, BASE64.encodeToString(digest));
    }

    String gone(long from, long to) {
        return "{\"cmd\":\"gone\",\"channel\":\"lobby\",\"from\":%d,\"to\":%d,\"link\":\"%s\"}"
                .formatted(from, to, link(to));
    }

    String onlineSet() {
        byte[] x509 = keys.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(x509, x509.length - Head.KEY_BYTES, x509.length);
        return """
            {"cmd":"onlineSet","channel":"lobby","room":"%s","author":"%s","nicks":["alice"],"users":[{"nick":"alice","userid":7,"trip":"","color":false,"author":"%s"}],"epoch":%d,"seq":%d,"link":"%s","key":"%s","salt":"%s","role":"member"}\
            """.formatted(
                id, alice, alice, epoch, head(), link(head()), BASE64.encodeToString(key), BASE64.encodeToString(salt));
    }

    String session(String token) {
        return "{\"cmd\":\"session\",\"channel\":\"lobby\",\"token\":\"%s\"}".formatted(token);
    }

    String replay(long from, long to, boolean truncated) {
        return "{\"cmd\":\"replay\",\"channel\":\"lobby\",\"from\":%d,\"to\":%d,\"truncated\":%b,\"link\":\"%s\"}"
                .formatted(from, to, truncated, link(from - 1));
    }

    String page(long first, boolean end) {
        return "{\"cmd\":\"page\",\"channel\":\"lobby\",\"before\":%d,\"link\":\"%s\",\"end\":%b}"
                .formatted(first, link(first - 1), end);
    }

    String synced() {
        return synced(head(), links.getLast());
    }

    /// The answer to a question for the head.
    String synced(JsonNode question) {
        String ref = question.path("id").stringValue("");
        return synced().replace("}", ",\"ref\":\"" + ref + "\"}");
    }

    private String synced(long seq, byte[] link) {
        Head head = new Head(id, epoch, seq, link);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(head.signedBytes());
            return "{\"cmd\":\"synced\",\"channel\":\"lobby\",\"epoch\":%d,\"seq\":%d,\"link\":\"%s\",\"sig\":\"%s\"}"
                    .formatted(epoch, seq, BASE64.encodeToString(link), BASE64.encodeToString(signature.sign()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String ack(UUID messageId, long seq, boolean repeat) {
        return "{\"cmd\":\"ack\",\"channel\":\"lobby\",\"id\":\"%s\",\"seq\":%d,\"epoch\":%d,\"time\":7%s}"
                .formatted(messageId, seq, epoch, repeat ? ",\"repeat\":true" : "");
    }

    private String link(long seq) {
        return BASE64.encodeToString(links.get((int) seq));
    }
}
