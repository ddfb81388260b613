package hcchat.command.history;

import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.KeyOffice;
import hcchat.intake.transport.Caller;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReader.Page;
import hcchat.replay.ReplayReader.Reader;
import hcchat.replay.ReplayReader.Reading;
import hcchat.replay.ReplayReader.ReplayUnavailable;
import hcchat.room.AuthorId;
import hcchat.room.EventBodyCodec;
import hcchat.room.MemberCodec;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.SealBroken;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages of rooms' pasts: query-side reads them, what they say is opened with the rooms' keys. Waits, ten seconds at
/// most for each thing that it asks.
public final class RoomHistory {
    // As for sockets: a page is opened and written as a whole.
    private static final int PAGE_BYTES = 512 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(RoomHistory.class);

    private final ReplayReader reader;
    private final KeyOffice keys;

    public RoomHistory(ReplayReader reader, KeyOffice keys) {
        this.reader = reader;
        this.keys = keys;
    }

    /// What came after a seq.
    ///
    /// @throws ReplayUnavailable when query-side or the keys can't be asked now
    public HistoryPage after(RoomId room, long seq, int limit) {
        return opened(room, wait(reader.forward(room, seq, limit, PAGE_BYTES, 0)));
    }

    /// The newest of what was before a seq.
    ///
    /// @throws ReplayUnavailable when query-side or the keys can't be asked now
    public HistoryPage before(RoomId room, long seq, int limit) {
        return opened(room, wait(reader.backward(room, seq, limit, PAGE_BYTES)));
    }

    /// How far each reader has come, in the order of the question.
    ///
    /// @param readers at most [ReplayReader#MAX_READERS]
    /// @throws ReplayUnavailable when query-side can't be asked now
    public List<Reading> readings(List<Reader> readers) {
        return wait(reader.readings(readers));
    }

    private HistoryPage opened(RoomId room, Page page) {
        Set<KeyId> ids = new HashSet<>();
        page.events().stream().filter(StoredEvent::hasBody).forEach(event -> ids.add(new KeyId(room, event.kid())));
        Map<KeyId, AeadKey> opening = keys(ids);
        List<@Nullable RoomEvent> events = new ArrayList<>();
        Set<AuthorId> authors = new HashSet<>();
        for (StoredEvent stored : page.events()) {
            RoomEvent event = open(stored, opening.get(new KeyId(room, stored.kid())));
            events.add(event);
            if (event != null) {
                authors.add(event.meta().author());
            }
        }
        Map<AuthorId, Who> names = names(room, authors);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            RoomEvent event = events.get(i);
            Who who = event == null ? null : names.get(event.meta().author());
            lines.add(new Line(page.events().get(i), event, who == null ? Who.DELETED : who));
        }
        return new HistoryPage(lines, page.linkBefore(), page.head(), page.end());
    }

    private static @Nullable RoomEvent open(StoredEvent stored, @Nullable AeadKey key) {
        byte[] body = stored.body();
        if (body == null || key == null) {
            return null;
        }
        try {
            return EventBodyCodec.decode(stored.seq(), stored.of(), key.open(stored.associatedData(), body));
        } catch (SealBroken | IllegalArgumentException unreadable) {
            LOG.error("{} can't be read: {}", stored, unreadable.getMessage());
            return null;
        }
    }

    private Map<AuthorId, Who> names(RoomId room, Set<AuthorId> authors) {
        Map<AuthorId, byte[]> found = authors.isEmpty() ? Map.of() : wait(reader.names(room, authors));
        Set<KeyId> ids = new HashSet<>();
        found.values().forEach(bytes -> ids.add(keyOf(room, bytes)));
        Map<KeyId, AeadKey> opening = keys(ids);
        Map<AuthorId, Who> names = new HashMap<>();
        found.forEach((author, bytes) -> {
            Who who = open(room, author, bytes, opening.get(keyOf(room, bytes)));
            if (who != null) {
                names.put(author, who);
            }
        });
        return names;
    }

    private static KeyId keyOf(RoomId room, byte[] sealed) {
        return new KeyId(room, ByteBuffer.wrap(sealed).getInt());
    }

    private static @Nullable Who open(RoomId room, AuthorId author, byte[] bytes, @Nullable AeadKey key) {
        if (key == null) {
            return null;
        }
        ByteBuffer associated = ByteBuffer.allocate(32).put(room.bytes()).put(author.bytes());
        try {
            return MemberCodec.decodeWho(
                    key.open(associated.array(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length)));
        } catch (SealBroken | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private Map<KeyId, AeadKey> keys(Set<KeyId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try {
            Map<KeyId, AeadKey> opening = new HashMap<>();
            keys.roomKeys(Caller.COMMAND_SIDE, ids).forEach((id, key) -> opening.put(id, new AeadKey(key)));
            return opening;
        } catch (IllegalStateException away) {
            throw new ReplayUnavailable("no keys");
        }
    }

    private static <T> T wait(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ReplayUnavailable unavailable) {
                throw unavailable;
            }
            throw failed;
        }
    }
}
