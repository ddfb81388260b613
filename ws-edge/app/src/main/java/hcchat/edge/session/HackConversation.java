package hcchat.edge.session;

import hcchat.edge.inbound.HackScore;
import hcchat.room.StateChange;
import hcchat.wire.ClientFrame;
import hcchat.wire.ClientFrame.Whom;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A frame of a hack.chat socket: what hack.chat's own server does, its silences included.
final class HackConversation {
    private static final String NICK_IS_NO_STRING =
            "Failed to execute 'join': TypeError: payload.nick.split is not a function";

    private final Session session;

    HackConversation(Session session) {
        this.session = session;
    }

    void take(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Join join -> new HackEntering(session).join(join);
            case ClientFrame.Session hello -> new HackEntering(session).begin(hello);
            case ClientFrame.Chat chat -> new HackSpeaking(session).chat(chat);
            case ClientFrame.Emote emote -> new HackSpeaking(session).emote(emote.text());
            case ClientFrame.ChangeNick nick -> inRoom(room -> new HackChanging(session, room).nick(nick.nick()));
            case ClientFrame.ChangeColor color -> inRoom(room -> new HackChanging(session, room).color(color.color()));
            case ClientFrame.Whisper whisper -> inRoom(room -> new HackAside(session, room).whisper(whisper));
            case ClientFrame.Invite invite -> inRoom(room -> new HackAside(session, room).invite(invite));
            case ClientFrame.UpdateMessage update -> inRoom(room -> new HackUpdating(session, room).update(update));
            case ClientFrame.Help help -> inRoom(room -> help(room, help));
            case ClientFrame.Stats stats -> inRoom(room -> new ServerInfo(session).stats(stats));
            case ClientFrame.GetChannels channels -> channels(channels);
            case ClientFrame.Leave leave -> new HackEntering(session).leave(leave.channel());
            case ClientFrame.Malformed malformed -> malformed(malformed);
            case ClientFrame.Kick kick -> keeper("kick", kick.whom(), StateChange.FOREVER);
            case ClientFrame.Ban ban -> keeper("ban", ban.whom(), ban.until());
            case ClientFrame.Mute mute -> keeper("mute", mute.whom(), mute.until());
            case ClientFrame.HackKeep keep -> keeper(keep.cmd(), keep.whom(), StateChange.FOREVER);
            case ClientFrame.SetDoor _,
                    ClientFrame.GiveRole _,
                    ClientFrame.Lock _,
                    ClientFrame.Rekey _,
                    ClientFrame.Expire _ -> unknown(Words.of(frame));
            case ClientFrame.Unknown unknown -> unknown(unknown.cmd());
            // HCChat's own words, without anything that tells an HCChat client: silence is what hack.chat has
            // for those who lack the rights.
            default -> {}
        }
    }

    /// Commands of those who keep a room: to everybody else hack.chat's server is silent.
    private void keeper(String cmd, @Nullable Whom whom, long until) {
        Membership membership = session.membership(null);
        if (membership == null || !HackKeeping.mayTry(membership)) {
            session.charge(HackScore.WITHOUT_RIGHTS);
        } else {
            new HackKeeping(session, membership).take(cmd, whom, until);
        }
    }

    private void unknown(String cmd) {
        if (HackHelp.KEEPERS.contains(cmd)) {
            session.charge(HackScore.WITHOUT_RIGHTS);
        } else if (HackHelp.INTERNAL.contains(cmd)) {
            session.charge(HackScore.FEIGNED);
        } else {
            failed(HackHelp.unknown(cmd));
        }
    }

    /// Wherever one is, it concerns no channel.
    private void failed(String text) {
        warn(session, null, HackChatWarning.FAILED, text);
    }

    /// hack.chat's warning for a code; where it has none, its number for "failed" and our sentence.
    ///
    /// @param membership null for what concerns no channel
    static void warn(Session session, @Nullable Membership membership, Code code) {
        HackChatWarning warning = code.hackChat() == null ? HackChatWarning.FAILED : code.hackChat();
        warn(session, membership, warning, code.sentence());
    }

    static void warn(Session session, @Nullable Membership membership, HackChatWarning warning) {
        warn(session, membership, warning, warning.text());
    }

    /// @param text in place of the warning's own
    static void warn(Session session, @Nullable Membership membership, HackChatWarning warning, String text) {
        byte[] channel = membership == null ? null : membership.room().channelField();
        session.socket().send(AnswerFrames.hackWarn(channel, warning, text));
    }

    private void warn(HackChatWarning warning) {
        warn(session, null, warning);
    }

    /// What only somebody in a room may ask is met with silence before.
    private void inRoom(Consumer<Membership> command) {
        Membership membership = session.membership(null);
        if (membership == null) {
            session.charge(HackScore.OUTSIDE);
        } else {
            command.accept(membership);
        }
    }

    private void malformed(ClientFrame.Malformed malformed) {
        if (!malformed.cmd().equals("join")) {
            if (HackHelp.KEEPERS.contains(malformed.cmd())) {
                keeper(malformed.cmd(), null, StateChange.FOREVER);
            } else if (HcKeeping.WORDS.contains(malformed.cmd())) {
                unknown(malformed.cmd());
            } else if (malformed.missing() != null) {
                missing(malformed.cmd(), malformed.missing());
            } else {
                session.charge(odd(malformed.cmd()));
            }
            return;
        }
        if (malformed.why() == Code.BAD_NICK) {
            failed(NICK_IS_NO_STRING);
        } else {
            warn(HackChatWarning.CHANNEL_REFUSED);
        }
    }

    private void missing(String cmd, String fields) {
        failed("Failed to execute '" + cmd + "': missing required " + fields + "\n\n");
    }

    /// What a field of another type costs.
    private static double odd(String cmd) {
        return switch (cmd) {
            case "whisper", "updateMessage" -> HackScore.BAD_TEXT;
            case "emote" -> HackScore.BAD_EMOTE;
            case "help" -> HackScore.HELP;
            default -> 0;
        };
    }

    private void help(Membership membership, ClientFrame.Help help) {
        if (session.charge(HackScore.HELP)) {
            new ServerInfo(session).help(help);
        } else {
            warn(session, membership, HackChatWarning.TOO_MUCH_TEXT);
        }
    }

    /// Also for who is in no channel yet.
    private void channels(ClientFrame.GetChannels asked) {
        if (session.charge(HackScore.CHANNELS)) {
            new ServerInfo(session).channels(asked);
        } else {
            warn(session, session.membership(null), HackChatWarning.COMMANDS_TOO_FAST);
        }
    }
}
