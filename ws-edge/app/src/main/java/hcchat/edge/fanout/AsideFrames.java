package hcchat.edge.fanout;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.FrameBuffer.name;

import hcchat.edge.fanout.Line.Private;
import hcchat.room.Member;
import hcchat.room.PassingEvent.Invited;
import hcchat.room.PassingEvent.Seen;
import hcchat.room.PassingEvent.Whispered;

/// What members tell each other aside, in every language. hack.chat's first clients get it as `info`, in words that
/// differ for the two concerned; they tell it apart by `type`.
final class AsideFrames {
    private static final byte[] INFO = constant("cmd", "info");
    private static final byte[] WHISPER = constant("cmd", "whisper");
    private static final byte[] INVITE = constant("cmd", "invite");
    private static final byte[] TYPING = constant("cmd", "typing");
    private static final byte[] TYPE_WHISPER = constant("type", "whisper");
    private static final byte[] TYPE_INVITE = constant("type", "invite");
    private static final byte[] SEEN = constant("cmd", "seen");
    private static final byte[] DELIVERED = name("delivered");
    private static final byte[] READ = name("read");
    private static final byte[] FROM = name("from");
    private static final byte[] TO = name("to");
    private static final byte[] ID = name("id");
    private static final byte[] AUTHOR = name("author");
    private static final byte[] WHOM = name("whom");
    private static final byte[] WHOM_NICK = name("whomNick");
    private static final byte[] INVITE_CHANNEL = name("inviteChannel");
    private static final String NO_TRIP = "null";

    private AsideFrames() {}

    static void write(FrameBuffer out, View view, byte[] channel, Private aside, long now) {
        boolean toOneself =
                aside.event().from().author().equals(aside.event().to().author());
        // hack.chat tells both, though they are one.
        if (view == View.HC && toOneself && !aside.received()) {
            return;
        }
        switch (aside.event()) {
            case Whispered whispered -> whisper(out, view, channel, whispered, aside.received(), now);
            case Invited invited -> invite(out, view, channel, invited, aside.received(), now);
        }
    }

    private static void whisper(
            FrameBuffer out, View view, byte[] channel, Whispered whispered, boolean received, long now) {
        Member from = whispered.from();
        Member to = whispered.to();
        String text = whispered.text();
        switch (view) {
            case HACK -> {
                out.begin().with(INFO).with(channel);
                if (received) {
                    out.with(FROM, from.nick()).with(TO, to.userId());
                    out.with(HcFrames.TEXT, from.nick() + " whispered: " + text).with(TYPE_WHISPER);
                    out.with(HcFrames.TRIP, from.trip().isEmpty() ? NO_TRIP : from.trip());
                } else {
                    out.with(FROM, from.userId()).with(TO, to.userId());
                    out.with(HcFrames.TEXT, "You whispered to @" + to.nick() + ": " + text)
                            .with(TYPE_WHISPER);
                }
            }
            case HACK2 -> {
                out.begin()
                        .with(WHISPER)
                        .with(channel)
                        .with(FROM, from.userId())
                        .with(TO, to.userId());
                out.with(HcFrames.TEXT, text);
            }
            case HC -> {
                out.begin().with(WHISPER).with(channel).with(ID, whispered.id().toString());
                between(out, from, to);
                out.with(HcFrames.TEXT, text);
            }
        }
        out.with(HcFrames.TIME, now).end();
    }

    private static void invite(
            FrameBuffer out, View view, byte[] channel, Invited invited, boolean received, long now) {
        Member from = invited.from();
        Member to = invited.to();
        String where = invited.channel();
        switch (view) {
            case HACK -> {
                out.begin().with(INFO).with(channel).with(FROM, received ? from.nick() : "");
                out.with(TO, to.userId()).with(INVITE_CHANNEL, where).with(TYPE_INVITE);
                String text = received ? from.nick() + " invited you to ?" : "You invited " + to.nick() + " to ?";
                out.with(HcFrames.TEXT, text + where);
            }
            case HACK2 -> {
                out.begin().with(INVITE).with(channel).with(FROM, from.userId()).with(TO, to.userId());
                out.with(INVITE_CHANNEL, where);
            }
            case HC -> {
                out.begin().with(INVITE).with(channel);
                between(out, from, to);
                out.with(INVITE_CHANNEL, where);
            }
        }
        out.with(HcFrames.TIME, now).end();
    }

    private static void between(FrameBuffer out, Member from, Member to) {
        by(out, from);
        if (!from.trip().isEmpty()) {
            out.with(HcFrames.TRIP, from.trip());
        }
        out.with(WHOM, to.author().hi(), to.author().lo()).with(WHOM_NICK, to.nick());
    }

    private static void by(FrameBuffer out, Member from) {
        out.with(AUTHOR, from.author().hi(), from.author().lo()).with(HcFrames.NICK, from.nick());
    }

    static void typing(FrameBuffer out, byte[] channel, Member who, long now) {
        out.begin().with(TYPING).with(channel);
        by(out, who);
        out.with(HcFrames.TIME, now).end();
    }

    static void seen(FrameBuffer out, byte[] channel, Seen seen, long now) {
        out.begin().with(SEEN).with(channel);
        by(out, seen.from());
        out.with(DELIVERED, seen.marker().delivered()).with(READ, seen.marker().read());
        out.with(HcFrames.TIME, now).end();
    }
}
