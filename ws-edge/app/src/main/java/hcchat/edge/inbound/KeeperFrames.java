package hcchat.edge.inbound;

import hcchat.edge.inbound.FrameReader.Fields;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.StateChange;
import hcchat.wire.ClientFrame;
import hcchat.wire.ClientFrame.Whom;
import hcchat.wire.Code;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The commands of a room's keepers, from fields to the frames that they are.
final class KeeperFrames {
    private final String cmd;
    private final Fields fields;
    private final @Nullable String id;
    private final @Nullable String channel;

    private KeeperFrames(String cmd, Fields fields, @Nullable String id, @Nullable String channel) {
        this.cmd = cmd;
        this.fields = fields;
        this.id = id;
        this.channel = channel;
    }

    /// Null for another command.
    static @Nullable ClientFrame of(String cmd, Fields fields, @Nullable String id, @Nullable String channel) {
        KeeperFrames frames = new KeeperFrames(cmd, fields, id, channel);
        return switch (cmd) {
            case "door" -> frames.door();
            case "role" -> frames.role();
            case "ban" -> frames.lasting(Lasting.BAN);
            case "mute" -> frames.lasting(Lasting.MUTE);
            case "kick" -> frames.about(whom -> new ClientFrame.Kick(id, channel, whom));
            case "lock" -> frames.lock();
            case "key" -> frames.key();
            case "expire" -> frames.expire();
            case "dumb", "muzzle", "speak", "unmute", "unmuzzle", "unban", "unbanall", "lockroom", "unlockroom" ->
                new ClientFrame.HackKeep(id, channel, cmd, frames.whom());
            default -> null;
        };
    }

    private ClientFrame door() {
        String word = fields.text("kind");
        DoorKind kind = word == null ? null : DoorKind.ofWord(word);
        String past = fields.text("history");
        HistoryRule history = past == null ? HistoryRule.SERVER : HistoryRule.ofWord(past);
        if (kind == null || history == null || fields.isOddText("history")) {
            return malformed(Code.BAD_FRAME);
        }
        return new ClientFrame.SetDoor(id, channel, kind, fields.text("door"), history);
    }

    private ClientFrame role() {
        String word = fields.text("role");
        Role role = word == null ? null : Role.ofWord(word);
        return role == null
                ? malformed(Code.BAD_FRAME)
                : about(whom -> new ClientFrame.GiveRole(id, channel, whom, role));
    }

    private ClientFrame lasting(Lasting kind) {
        if (fields.isOddNumber("until")) {
            return malformed(Code.BAD_NUMBER);
        }
        Long told = fields.number("until");
        long until = told == null ? StateChange.FOREVER : told;
        return about(whom -> switch (kind) {
            case BAN -> new ClientFrame.Ban(id, channel, whom, until);
            case MUTE -> new ClientFrame.Mute(id, channel, whom, until);
        });
    }

    private ClientFrame lock() {
        Boolean locked = fields.flag("locked");
        return locked == null ? malformed(Code.BAD_FRAME) : new ClientFrame.Lock(id, channel, locked);
    }

    private ClientFrame key() {
        String text = fields.text("text");
        return text == null ? malformed(Code.BAD_TEXT) : new ClientFrame.Rekey(id, channel, text);
    }

    private ClientFrame expire() {
        Long days = fields.number("days");
        return days == null || days < 0 || days > StateChange.MOST_DAYS
                ? malformed(Code.BAD_NUMBER)
                : new ClientFrame.Expire(id, channel, days.intValue());
    }

    private ClientFrame about(Function<Whom, ClientFrame> command) {
        Whom whom = whom();
        return whom == null ? malformed(Code.NO_SUCH_USER) : command.apply(whom);
    }

    private @Nullable Whom whom() {
        Whom whom = new Whom(fields.text("nick"), fields.number("userid"), fields.text("whom"));
        return whom.nick() == null && whom.userid() == null && whom.author() == null ? null : whom;
    }

    private ClientFrame malformed(Code why) {
        return new ClientFrame.Malformed(id, channel, cmd, why);
    }

    private enum Lasting {
        BAN,
        MUTE
    }
}
