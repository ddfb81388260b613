package hcchat.edge.fanout;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.FrameBuffer.name;

import hcchat.room.Member;
import hcchat.room.Role;
import hcchat.wire.frames.EventJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens in rooms, as HCChat's sockets are told. A channel is given as the field [FrameBuffer#constant] made of
/// it.
public final class HcFrames {
    static final byte[] CHAT = constant("cmd", "chat");
    static final byte[] EMOTE = constant("cmd", "emote");
    private static final byte[] ONLINE_SET = constant("cmd", "onlineSet");
    static final byte[] ONLINE_ADD = constant("cmd", "onlineAdd");
    static final byte[] ONLINE_REMOVE = constant("cmd", "onlineRemove");
    static final byte[] UPDATE_USER = constant("cmd", "updateUser");
    private static final byte[] ROLE = name("role");
    static final byte[] SEQ = name("seq");
    static final byte[] TIME = name("time");
    private static final byte[] AUTHOR = name("author");
    static final byte[] NICK = name("nick");
    static final byte[] TRIP = name("trip");
    static final byte[] COLOR = name("color");
    static final byte[] TEXT = name("text");
    static final byte[] CUSTOM_ID = name("customId");
    static final byte[] USERID = name("userid");
    private static final byte[] LINK = name("link");
    private static final byte[] ROOM = name("room");
    private static final byte[] NICKS = name("nicks");
    private static final byte[] USERS = name("users");
    private static final byte[] EPOCH = name("epoch");
    private static final byte[] KEY = name("key");
    private static final byte[] SALT = name("salt");

    private HcFrames() {}

    /// A stored event: its frame, or `gone` when there is no body any more.
    ///
    /// @param replay whether it is told because somebody asked for the past
    public static void stored(FrameBuffer out, byte[] channel, Told told, boolean replay) {
        EventJson.write(out, channel, told.stored(), told.event(), told.shown(), replay);
    }

    /// All of `from` to `to` are gone.
    public static void goneRange(FrameBuffer out, byte[] channel, long from, long to, byte[] link) {
        EventJson.goneRange(out, channel, from, to, link);
    }

    /// @param key the server's public key, or null when the edge wasn't told
    /// @param role what the newcomer is in the room
    /// @param roster in the order of coming
    public static void onlineSet(
            FrameBuffer out,
            WatchedRoom room,
            Member self,
            List<Member> roster,
            int epoch,
            long seq,
            byte[] link,
            byte @Nullable [] key,
            byte[] salt,
            Role role) {
        out.begin()
                .with(ONLINE_SET)
                .with(room.channelField())
                .with(ROOM, room.id().toString());
        out.with(AUTHOR, self.author().hi(), self.author().lo());
        out.with(NICKS).openList();
        for (Member member : roster) {
            out.element().value(member.nick());
        }
        out.shutList().with(USERS).openList();
        for (Member member : roster) {
            out.element().open();
            HackFrames.user(out, member, member.author().equals(self.author()));
            out.with(AUTHOR, member.author().hi(), member.author().lo()).shut();
        }
        out.shutList().with(EPOCH, epoch).with(SEQ, seq).with(LINK, link);
        if (key != null) {
            out.with(KEY, key);
        }
        out.with(SALT, salt).with(ROLE, role.word()).with(TIME, System.currentTimeMillis());
        out.end();
    }

    static void onlineAdd(FrameBuffer out, byte[] channel, Member member, long now) {
        person(out, ONLINE_ADD, channel, member, now);
    }

    static void updateUser(FrameBuffer out, byte[] channel, Member member, long now) {
        person(out, UPDATE_USER, channel, member, now);
    }

    private static void person(FrameBuffer out, byte[] command, byte[] channel, Member member, long now) {
        out.begin().with(command).with(channel);
        HackFrames.appearance(out, member);
        out.with(AUTHOR, member.author().hi(), member.author().lo()).with(TIME, now);
        out.end();
    }

    static void onlineRemove(FrameBuffer out, byte[] channel, Member member, long now) {
        out.begin().with(ONLINE_REMOVE).with(channel).with(NICK, member.nick()).with(USERID, member.userId());
        out.with(AUTHOR, member.author().hi(), member.author().lo()).with(TIME, now);
        out.end();
    }
}
