package hcchat.room;

import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Any event, member or text that a room could hold, by chance.
public final class RandomRoom {
    private final Random random;

    public RandomRoom(Random random) {
        this.random = random;
    }

    public RoomEvent event() {
        EventMeta meta = new EventMeta(1 + number(), uuid(), number(), author(), new Blind(any(), any()));
        return switch (random.nextInt(7)) {
            case 0 -> new RoomEvent.MessagePosted(meta, EventType.CHAT, maybe(), text(), null);
            case 1 -> new RoomEvent.MessagePosted(meta, EventType.EMOTE, maybe(), text(), null);
            case 2 -> new RoomEvent.MessagePosted(meta, EventType.ATTACHMENT, maybe(), optionalText(), attachment());
            case 3 -> new RoomEvent.MessageEdited(meta, 1 + number(), text());
            case 4 -> new RoomEvent.MessageDeleted(meta, 1 + number());
            case 5 -> new RoomEvent.StateChanged(meta, change());
            default -> new RoomEvent.ReactionSet(meta, 1 + number(), text());
        };
    }

    public Member member() {
        return new Member(
                author(),
                text(),
                number(),
                text(),
                optionalText(),
                optionalText(),
                random.nextInt(),
                text(),
                text(),
                flag());
    }

    public Who who() {
        return Who.of(member(), optionalText());
    }

    public RoomId room() {
        return new RoomId(any(), any());
    }

    public AuthorId author() {
        return new AuthorId(any(), any());
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Up to 120 characters of every plane, whole ones only.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(120); left > 0; left--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(128) : character());
        }
        return text.toString();
    }

    private int character() {
        int plane = random.nextInt(17);
        int inPlane = random.nextInt(0x10000);
        boolean half = plane == 0 && Character.isSurrogate((char) inPlane);
        return half ? 0xFFFD : (plane << 16) | inPlane;
    }

    /// Any change of a room's state.
    public StateChange change() {
        return switch (random.nextInt(7)) {
            case 0 -> door();
            case 1 -> new StateChange.RoleGiven(author(), Role.ofCode(random.nextInt(4)));
            case 2 ->
                new StateChange.Banned(author(), end(), random.nextBoolean() ? new AddressTag(any(), any()) : null);
            case 3 -> new StateChange.Muted(author(), end());
            case 4 -> new StateChange.Locked(random.nextBoolean());
            case 5 -> new StateChange.Rekeyed(text());
            default -> new StateChange.RetentionSet(random.nextInt(StateChange.MOST_DAYS));
        };
    }

    private StateChange.DoorSet door() {
        HistoryRule history = HistoryRule.ofCode(random.nextInt(3));
        return switch (DoorKind.ofCode(random.nextInt(4))) {
            case OPEN -> new StateChange.DoorSet(DoorKind.OPEN, null, history, null);
            case PASSPHRASE ->
                new StateChange.DoorSet(DoorKind.PASSPHRASE, new DoorMac(bytes(DoorMac.BYTES)), history, null);
            case MEMBERS -> new StateChange.DoorSet(DoorKind.MEMBERS, null, history, null);
            case DIRECT -> new StateChange.DoorSet(DoorKind.DIRECT, null, history, author());
        };
    }

    private long end() {
        return random.nextLong() & StateChange.FOREVER;
    }

    private Attachment attachment() {
        Attachment.Encryption encryption = new Attachment.Encryption(text(), text(), number());
        Attachment.Thumbnail thumbnail = random.nextBoolean()
                ? new Attachment.Thumbnail(optionalText(), text(), number(), number(), number())
                : null;
        return new Attachment(text(), text(), number(), encryption, thumbnail);
    }

    private @Nullable String optionalText() {
        return random.nextBoolean() ? text() : null;
    }

    private @Nullable Long maybe() {
        return random.nextBoolean() ? (Long) number() : null;
    }

    private @Nullable Boolean flag() {
        return random.nextBoolean() ? (Boolean) random.nextBoolean() : null;
    }

    private UUID uuid() {
        return new UUID(any(), any());
    }

    // Small and large alike.
    private long number() {
        return random.nextLong() >>> (11 + random.nextInt(52));
    }

    private long any() {
        return random.nextLong();
    }
}
