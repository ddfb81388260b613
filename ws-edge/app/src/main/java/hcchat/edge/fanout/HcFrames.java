package hcchat.edge.fanout;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.FrameBuffer.name;

import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.Member;
import hcchat.room.Role;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens in rooms, as HCChat's sockets are told. A channel is given as the field [FrameBuffer#constant] made of
/// it.
public final class HcFrames {
    static final byte[] CHAT = constant("cmd", "chat");
    static final byte[] EMOTE = constant("cmd", "emote");
    private static final byte[] EDIT = constant("cmd", "edit");
    private static final byte[] DELETE = constant("cmd", "delete");
    private static final byte[] REACT = constant("cmd", "react");
    private static final byte[] GONE = constant("cmd", "gone");
    private static final byte[] ONLINE_SET = constant("cmd", "onlineSet");
    static final byte[] ONLINE_ADD = constant("cmd", "onlineAdd");
    static final byte[] ONLINE_REMOVE = constant("cmd", "onlineRemove");
    static final byte[] UPDATE_USER = constant("cmd", "updateUser");
    private static final byte[] TYPE_ATTACHMENT = constant("type", "attachment");
    private static final byte[] ROLE = name("role");
    static final byte[] SEQ = name("seq");
    private static final byte[] ID = name("id");
    static final byte[] TIME = name("time");
    private static final byte[] AUTHOR = name("author");
    static final byte[] NICK = name("nick");
    static final byte[] TRIP = name("trip");
    static final byte[] COLOR = name("color");
    static final byte[] TEXT = name("text");
    static final byte[] CUSTOM_ID = name("customId");
    static final byte[] USERID = name("userid");
    private static final byte[] OF = name("of");
    private static final byte[] RE = name("re");
    private static final byte[] BLIND = name("blind");
    private static final byte[] DIGEST = name("digest");
    private static final byte[] REPLAY = name("replay");
    private static final byte[] FROM = name("from");
    private static final byte[] TO = name("to");
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
        RoomEvent event = told.event();
        if (event == null) {
            gone(out, channel, told.stored());
            return;
        }
        out.begin().with(command(event)).with(channel);
        meta(out, event.meta(), told.shown());
        if (event.of() != 0) {
            out.with(OF, event.of());
        }
        switch (event) {
            case MessagePosted posted -> content(out, posted);
            case MessageEdited edited -> out.with(TEXT, edited.text());
            case MessageDeleted deleted -> {}
            case ReactionSet reaction -> out.with(TEXT, reaction.text());
            case StateChanged changed -> {
                StateJson.write(out, changed.change());
                // Whoever doesn't know this type yet can still follow the chain.
                out.with(DIGEST, told.stored().digest());
            }
        }
        out.with(BLIND, event.meta().blind().hi(), event.meta().blind().lo());
        if (replay) {
            out.with(REPLAY, true);
        }
        out.end();
    }

    private static byte[] command(RoomEvent event) {
        return switch (event) {
            case MessagePosted posted -> posted.type() == EventType.EMOTE ? EMOTE : CHAT;
            case MessageEdited edited -> EDIT;
            case MessageDeleted deleted -> DELETE;
            case ReactionSet reaction -> REACT;
            case StateChanged changed -> StateJson.command(changed.type());
        };
    }

    private static void meta(FrameBuffer out, EventMeta meta, Who who) {
        out.with(SEQ, meta.seq()).with(ID, meta.id().toString()).with(TIME, meta.time());
        out.with(AUTHOR, meta.author().hi(), meta.author().lo()).with(NICK, who.nick());
        if (!who.trip().isEmpty()) {
            out.with(TRIP, who.trip());
        }
        if (who.color() != null) {
            out.with(COLOR, who.color());
        }
        if (who.customId() != null) {
            out.with(CUSTOM_ID, who.customId());
        }
    }

    private static void content(FrameBuffer out, MessagePosted posted) {
        if (posted.re() != null) {
            out.with(RE, posted.re());
        }
        if (posted.text() != null) {
            out.with(TEXT, posted.text());
        }
        if (posted.attachment() != null) {
            out.with(TYPE_ATTACHMENT);
            AttachmentJson.write(out, posted.attachment());
        }
    }

    private static void gone(FrameBuffer out, byte[] channel, StoredEvent stored) {
        out.begin().with(GONE).with(channel).with(SEQ, stored.seq()).with(DIGEST, stored.digest());
        out.end();
    }

    /// All of `from` to `to` are gone.
    public static void goneRange(FrameBuffer out, byte[] channel, long from, long to, byte[] link) {
        out.begin().with(GONE).with(channel).with(FROM, from).with(TO, to).with(LINK, link);
        out.end();
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
