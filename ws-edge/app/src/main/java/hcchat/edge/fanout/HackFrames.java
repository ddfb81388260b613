package hcchat.edge.fanout;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.HcFrames.COLOR;
import static hcchat.edge.fanout.HcFrames.CUSTOM_ID;
import static hcchat.edge.fanout.HcFrames.NICK;
import static hcchat.edge.fanout.HcFrames.TEXT;
import static hcchat.edge.fanout.HcFrames.TIME;
import static hcchat.edge.fanout.HcFrames.TRIP;
import static hcchat.edge.fanout.HcFrames.USERID;

import hcchat.room.Aside;
import hcchat.room.EventType;
import hcchat.room.Member;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.UpdateMode;
import hcchat.room.Who;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What happens in rooms, as hack.chat's own server tells it: fields, order, texts.
public final class HackFrames {
    private static final byte[] ONLINE_SET = constant("cmd", "onlineSet");
    private static final byte[] INFO = constant("cmd", "info");
    private static final byte[] UPDATE_MESSAGE = constant("cmd", "updateMessage");
    private static final byte[] MODE = FrameBuffer.name("mode");
    private static final byte[] ID = FrameBuffer.name("id");
    private static final byte[] NICKS = FrameBuffer.name("nicks");
    private static final byte[] USERS = FrameBuffer.name("users");
    private static final byte[] IS_ME = FrameBuffer.name("isme");
    private static final byte[] IS_BOT = FrameBuffer.name("isBot");
    private static final byte[] U_TYPE = FrameBuffer.name("uType");
    private static final byte[] HASH = FrameBuffer.name("hash");
    private static final byte[] LEVEL = FrameBuffer.name("level");
    private static final byte[] FLAIR = FrameBuffer.name("flair");
    private static final byte[] ONLINE = FrameBuffer.name("online");
    private static final int RENAMED = 1301;
    private static final int IDS = 1_000_000;
    private static final String NO_TEXT = "\u0000";
    private static final String FILE = "[file]";

    private HackFrames() {}

    /// A chat, an emote or an attachment.
    static void message(FrameBuffer out, byte[] channel, MessagePosted posted, Who who) {
        if (posted.type() == EventType.EMOTE) {
            emote(out, channel, posted, who);
            return;
        }
        out.begin().with(HcFrames.CHAT).with(NICK, who.nick()).with(U_TYPE, who.userType());
        out.with(USERID, who.userId()).with(channel).with(TEXT, text(posted)).with(LEVEL, who.level());
        flair(out, who.flair());
        out.with(ID, ThreadLocalRandom.current().nextInt(1, IDS));
        if (!who.trip().isEmpty()) {
            out.with(TRIP, who.trip());
        }
        if (who.color() != null) {
            out.with(COLOR, who.color());
        }
        if (who.customId() != null) {
            out.with(CUSTOM_ID, who.customId());
        }
        out.with(TIME, posted.meta().time());
        out.end();
    }

    private static String text(MessagePosted posted) {
        String text = posted.text();
        return posted.type() == EventType.ATTACHMENT || text == null ? FILE : text;
    }

    private static void emote(FrameBuffer out, byte[] channel, MessagePosted posted, Who who) {
        String said = posted.text() == null ? "" : posted.text();
        String shown = "@" + who.nick() + (said.startsWith("'") ? "" : " ") + said;
        out.begin().with(HcFrames.EMOTE).with(NICK, who.nick()).with(USERID, who.userId());
        out.with(TEXT, shown).with(channel);
        if (!who.trip().isEmpty()) {
            out.with(TRIP, who.trip());
        }
        out.with(TIME, posted.meta().time());
        out.end();
    }

    /// A new text for the message that the author called `customId`; an empty one wipes it.
    static void updateMessage(FrameBuffer out, byte[] channel, String customId, String text, Who who, long time) {
        String shown = text.isEmpty() ? NO_TEXT : text;
        updateMessage(out, channel, who, new Aside.Update(customId, UpdateMode.OVERWRITE, shown), time);
    }

    static void updateMessage(FrameBuffer out, byte[] channel, Who who, Aside.Update update, long time) {
        out.begin()
                .with(UPDATE_MESSAGE)
                .with(USERID, who.userId())
                .with(channel)
                .with(LEVEL, who.level());
        out.with(MODE, update.mode().word()).with(TEXT, update.text()).with(CUSTOM_ID, update.customId());
        out.with(TIME, time);
        out.end();
    }

    /// @param others in the order of coming; the newcomer's own entry comes last
    public static void onlineSet(FrameBuffer out, byte[] channel, Member self, List<Member> others) {
        out.begin().with(ONLINE_SET).with(NICKS).openList();
        for (Member member : others) {
            out.element().value(member.nick());
        }
        out.element().value(self.nick()).shutList().with(USERS).openList();
        for (Member member : others) {
            out.element().open().with(channel);
            user(out, member, false);
            out.with(ONLINE, true).shut();
        }
        out.element().open();
        user(out, self, true);
        out.with(channel).shut().shutList().with(channel).with(TIME, System.currentTimeMillis());
        out.end();
    }

    /// The fields of an entry in `users`.
    static void user(FrameBuffer out, Member member, boolean self) {
        out.with(IS_ME, self);
        if (self) {
            bot(out, member);
            name(out, member);
            colours(out, member);
        } else {
            appearance(out, member);
        }
    }

    static void appearance(FrameBuffer out, Member member) {
        name(out, member);
        bot(out, member);
        colours(out, member);
    }

    private static void name(FrameBuffer out, Member member) {
        out.with(NICK, member.nick()).with(TRIP, member.trip()).with(U_TYPE, member.userType());
        out.with(HASH, member.hash()).with(LEVEL, member.level()).with(USERID, member.userId());
    }

    private static void bot(FrameBuffer out, Member member) {
        if (member.isBot() != null) {
            out.with(IS_BOT, member.isBot());
        }
    }

    private static void colours(FrameBuffer out, Member member) {
        if (member.color() != null) {
            out.with(COLOR, member.color());
        } else {
            out.with(COLOR, false);
        }
        flair(out, member.flair());
    }

    private static void flair(FrameBuffer out, @Nullable String flair) {
        if (flair == null) {
            out.with(FLAIR, false);
        } else {
            out.with(FLAIR, flair);
        }
    }

    static void onlineAdd(FrameBuffer out, byte[] channel, Member member, long now) {
        out.begin().with(HcFrames.ONLINE_ADD);
        appearance(out, member);
        out.with(channel).with(TIME, now);
        out.end();
    }

    static void onlineRemove(FrameBuffer out, byte[] channel, Member member, long now) {
        out.begin().with(HcFrames.ONLINE_REMOVE).with(USERID, member.userId()).with(NICK, member.nick());
        out.with(channel).with(TIME, now);
        out.end();
    }

    /// A member looks different. To hack.chat's first clients a new nick is somebody who goes and somebody who
    /// comes.
    static void changed(FrameBuffer out, View view, byte[] channel, Member before, Member after, long now) {
        boolean renamed = !before.nick().equals(after.nick());
        if (renamed && view == View.HACK) {
            onlineRemove(out, channel, before, now);
            person(out, HcFrames.ONLINE_ADD, channel, after, now);
        } else {
            person(out, HcFrames.UPDATE_USER, channel, after, now);
        }
        if (renamed) {
            out.begin().with(INFO).with(TEXT, before.nick() + " is now " + after.nick());
            out.with(ID, RENAMED).with(channel).with(TIME, now);
            out.end();
        }
    }

    private static void person(FrameBuffer out, byte[] command, byte[] channel, Member member, long now) {
        out.begin();
        appearance(out, member);
        out.with(ONLINE, true).with(command).with(channel).with(TIME, now);
        out.end();
    }
}
