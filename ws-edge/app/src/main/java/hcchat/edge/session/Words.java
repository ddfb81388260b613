package hcchat.edge.session;

import hcchat.wire.ClientFrame;

/// The command's word of each frame.
final class Words {
    private static final int LONGEST = 40;

    private Words() {}

    static String of(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Join join -> "join";
            case ClientFrame.Session session -> "session";
            case ClientFrame.Chat chat -> "chat";
            case ClientFrame.Emote emote -> "emote";
            case ClientFrame.ChangeNick nick -> "changenick";
            case ClientFrame.ChangeColor color -> "changecolor";
            case ClientFrame.Whisper whisper -> "whisper";
            case ClientFrame.Invite invite -> "invite";
            case ClientFrame.Typing typing -> "typing";
            case ClientFrame.Seen seen -> "seen";
            case ClientFrame.UpdateMessage update -> "updateMessage";
            case ClientFrame.Help help -> "help";
            case ClientFrame.Stats stats -> stats.more() ? "morestats" : "stats";
            case ClientFrame.GetChannels channels -> "getchannels";
            case ClientFrame.Edit edit -> "edit";
            case ClientFrame.Delete delete -> "delete";
            case ClientFrame.React react -> "react";
            case ClientFrame.Leave leave -> "leave";
            case ClientFrame.History history -> "history";
            case ClientFrame.Head head -> "head";
            case ClientFrame.Ping ping -> "ping";
            case ClientFrame.SetDoor door -> "door";
            case ClientFrame.GiveRole role -> "role";
            case ClientFrame.Ban ban -> "ban";
            case ClientFrame.Mute mute -> "mute";
            case ClientFrame.Kick kick -> "kick";
            case ClientFrame.Lock lock -> "lock";
            case ClientFrame.Rekey key -> "key";
            case ClientFrame.Expire expire -> "expire";
            case ClientFrame.HackKeep keep -> keep.cmd();
            case ClientFrame.Malformed malformed -> malformed.cmd();
            case ClientFrame.Unknown unknown ->
                unknown.cmd().substring(0, Math.min(LONGEST, unknown.cmd().length()));
        };
    }
}
