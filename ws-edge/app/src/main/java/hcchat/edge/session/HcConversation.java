package hcchat.edge.session;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.replay.ReplayFrames;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome.SignedHead;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.RoomRequest;
import hcchat.intake.token.AccessToken;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Limits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A frame of an HCChat socket: every command gets exactly one answer.
final class HcConversation {
    private static final long PAGE_PAUSE_MS = 250;
    private static final long AWAY_MS = 1_000;

    private final Session session;
    private final Services services;

    HcConversation(Session session) {
        this.session = session;
        this.services = session.services();
    }

    void take(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Join join -> join(join);
            case ClientFrame.Session hello -> hello(hello);
            case ClientFrame.Ping ping -> session.socket().send(AnswerFrames.pong(ping.id()));
            case ClientFrame.Help help -> new ServerInfo(session).help(help);
            case ClientFrame.Stats stats -> new ServerInfo(session).stats(stats);
            case ClientFrame.GetChannels channels -> new ServerInfo(session).channels(channels);
            case ClientFrame.Malformed malformed -> session.warn(frame, malformed.why(), 0);
            case ClientFrame.UpdateMessage update -> session.warn(frame, Code.NO_SUCH_COMMAND, 0);
            case ClientFrame.HackKeep keep -> session.warn(frame, Code.NO_SUCH_COMMAND, 0);
            case ClientFrame.Unknown unknown -> session.warn(frame, Code.NO_SUCH_COMMAND, 0);
            default -> {
                Membership membership = session.membership(frame.channel());
                if (membership == null) {
                    session.warn(frame, Code.NOT_JOINED, 0);
                } else {
                    inRoom(frame, membership);
                }
            }
        }
    }

    private void inRoom(ClientFrame frame, Membership membership) {
        switch (frame) {
            case ClientFrame.Leave leave -> leave(leave, membership);
            case ClientFrame.History history -> history(history, membership);
            case ClientFrame.Head head -> head(head, membership);
            case ClientFrame.Whisper whisper -> new HcAside(session, membership).take(whisper);
            case ClientFrame.Invite invite -> new HcAside(session, membership).take(invite);
            case ClientFrame.Typing typing -> new HcAside(session, membership).take(typing);
            case ClientFrame.Seen seen -> new HcAside(session, membership).take(seen);
            case ClientFrame.ChangeNick nick -> new HcChanging(session, membership).nick(nick);
            case ClientFrame.ChangeColor color -> new HcChanging(session, membership).color(color);
            case ClientFrame.SetDoor door -> new HcKeeping(session, membership).take(door);
            case ClientFrame.GiveRole role -> new HcKeeping(session, membership).take(role);
            case ClientFrame.Ban ban -> new HcKeeping(session, membership).take(ban);
            case ClientFrame.Mute mute -> new HcKeeping(session, membership).take(mute);
            case ClientFrame.Kick kick -> new HcKeeping(session, membership).take(kick);
            case ClientFrame.Lock lock -> new HcKeeping(session, membership).take(lock);
            case ClientFrame.Rekey key -> new HcKeeping(session, membership).take(key);
            case ClientFrame.Expire expire -> new HcKeeping(session, membership).take(expire);
            default -> new HcSpeaking(session, membership).say(frame);
        }
    }

    private void join(ClientFrame.Join join) {
        Code refused = refusal(join);
        if (refused != null) {
            session.warn(join, refused, 0);
            return;
        }
        long wait = session.quota().untilJoin(join.after() != null);
        if (wait > 0) {
            session.warn(join, Code.RATE_LIMITED, wait);
            return;
        }
        String channel = Objects.requireNonNull(join.channel());
        switch (new Bearing(session).joins(join, channel)) {
            case Bearer.Nobody(var why) -> session.warn(join, why.why(), why.retryAfterMs());
            case Bearer.Somebody somebody -> join(join, channel, somebody);
        }
    }

    private void join(ClientFrame.Join join, String channel, Bearer.Somebody who) {
        if (join.after() != null && !session.quota().beginReadingPast()) {
            session.warn(join, Code.BUSY, PAGE_PAUSE_MS);
            return;
        }
        Code full = session.quota().takeMembership();
        if (full != null) {
            session.quota().endReadingPastIf(join.after() != null);
            session.warn(join, full, AWAY_MS);
            return;
        }
        if (join.device() != null) {
            session.device(join.device());
        }
        String nick = join.nick() == null ? Looks.nobodysName() : join.nick();
        String trip = services.secrets().trip(join.pass());
        Joining.begin(session, new Entrance(join, channel, nick, trip, who.holder(), who.since(), who.account(), null));
    }

    /// hack.chat's word: here it brings a newer token of one's account.
    private void hello(ClientFrame.Session hello) {
        if (hello.token() != null && AccessToken.isMeant(hello.token())) {
            new Bearing(session).renews(hello);
        } else {
            session.socket().send(AnswerFrames.hackSession(false, "", null));
        }
    }

    private @Nullable Code refusal(ClientFrame.Join join) {
        String channel = join.channel();
        if (channel != null && channel.length() > Limits.CHANNEL_CHARS) {
            return Code.CHANNEL_TOO_LONG;
        }
        if (channel == null || !Limits.isChannel(channel)) {
            return Code.BAD_CHANNEL;
        }
        if (join.nick() != null && !Limits.isNick(join.nick())) {
            return Code.BAD_NICK;
        }
        if (join.id() != null && Ids.parse(join.id()) == null) {
            return Code.BAD_ID;
        }
        if (join.door() != null && Visas.proof(join.door()) == null) {
            return Code.BAD_FRAME;
        }
        if (session.membership(channel) != null) {
            return Code.ALREADY_JOINED;
        }
        return session.memberships().size() >= Limits.ROOMS_PER_SOCKET ? Code.TOO_MANY_ROOMS : null;
    }

    private void leave(ClientFrame.Leave leave, Membership membership) {
        if (session.memberships().remove(membership)) {
            Leaving.leave(services, membership);
        }
        session.socket().send(AnswerFrames.left(membership.room().channelField(), leave.id(), null));
    }

    private void history(ClientFrame.History history, Membership membership) {
        long wait = session.quota().untilReplay();
        if (wait > 0) {
            session.warn(history, Code.RATE_LIMITED, wait);
            return;
        }
        if (!session.quota().beginReadingPast()) {
            session.warn(history, Code.BUSY, PAGE_PAUSE_MS);
            return;
        }
        var _ = services.replays()
                .page(
                        membership.room(),
                        session.socket(),
                        history.before(),
                        history.limit(),
                        membership.readableFrom(),
                        history.id(),
                        session.quota())
                .whenComplete((told, failure) -> {
                    if (failure != null) {
                        session.quota().endReadingPast();
                        session.warn(history, Code.UNAVAILABLE, AWAY_MS);
                    }
                });
    }

    private void head(ClientFrame.Head asked, Membership membership) {
        byte[] channel = membership.room().channelField();
        Socket socket = session.socket();
        services.intake().ask(new RoomRequest.Head(membership.room().id()), outcome -> {
            switch (outcome) {
                case SignedHead head ->
                    socket.send(FrameBuffer.frames(out -> ReplayFrames.synced(out, channel, head, asked.id())));
                case TryLater later -> session.warn(asked, Asking.code(later), later.retryAfterMs());
                default -> session.warn(asked, Code.UNAVAILABLE, AWAY_MS);
            }
        });
    }
}
