package hcchat.edge.session;

import hcchat.room.StateChange;
import hcchat.wire.ClientFrame;
import hcchat.wire.ClientFrame.Whom;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import java.util.Set;

/// The commands that hack.chat's clients write into what they say. Most are told by how the text begins, so that
/// `/leaveXYZ` leaves: bots rely on it.
final class HackSlash {
    private static final String MY_HASH = "/myhash";
    private static final String ME = "/me ";
    private static final String WHISPER = "/whisper ";
    private static final String W = "/w ";
    private static final String REPLY = "/reply ";
    private static final String R = "/r ";
    private static final String NICK = "/nick";
    private static final String COLOR = "/color ";
    private static final String LEAVE = "/leave";
    private static final String HELP = "/help";
    private static final String STATS = "/stats";
    private static final String CHANNELS = "/getchannels";
    private static final String SHRUG = "/shrug";
    // To everybody without a role they are unknown.
    private static final Set<String> KEEPERS = Set.of("/kick", "/lockroom", "/unlockroom");
    private static final String SLASHES = "//";
    // Markdown, as its clients show texts: the backslashes in front of others are not seen.
    private static final String SHRUGGING = "\u00AF\\\\\\_(\u30C4)\\_/\u00AF";

    private final Session session;
    private final Membership membership;

    HackSlash(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    /// Does what a text that begins with a slash asks for.
    void take(ClientFrame.Chat chat, String text) {
        HackSpeaking speaking = new HackSpeaking(session);
        if (text.startsWith(SLASHES)) {
            speaking.say(membership, text.substring(1), chat.customId());
        } else if (text.startsWith(SHRUG)) {
            speaking.say(membership, SHRUGGING + text.substring(SHRUG.length()), chat.customId());
        } else if (text.startsWith(ME)) {
            content(() -> speaking.emote(membership, text.substring(ME.length())));
        } else if (text.startsWith(WHISPER) || text.startsWith(W)) {
            content(() -> whisper(text));
        } else if (text.startsWith(REPLY) || text.startsWith(R)) {
            content(() -> new HackAside(session, membership).reply(after(text, 1)));
        } else if (text.startsWith(MY_HASH)) {
            session.socket().send(AnswerFrames.hashTold(membership.room().channelField(), hash()));
        } else if (text.startsWith(NICK)) {
            // Somebody who is mentioned is called by the nick alone.
            nick(word(text, 1).replace("@", ""));
        } else if (text.startsWith(COLOR)) {
            new HackChanging(session, membership).color(word(text, 1));
        } else {
            likeAFrame(text);
        }
    }

    /// Commands that do the same as a frame.
    private void likeAFrame(String text) {
        HackConversation conversation = new HackConversation(session);
        if (text.startsWith(LEAVE)) {
            conversation.take(new ClientFrame.Leave(null, membership.room().channel()));
        } else if (text.startsWith(HELP)) {
            conversation.take(new ClientFrame.Help(null, null, text.contains(" ") ? word(text, 1) : null));
        } else if (text.startsWith(STATS)) {
            conversation.take(new ClientFrame.Stats(null, null, true));
        } else if (text.startsWith(CHANNELS)) {
            conversation.take(new ClientFrame.GetChannels(null, null));
        } else if (HackKeeping.mayTry(membership) && KEEPERS.contains(word(text, 0))) {
            String nick = word(text, 1).replace("@", "");
            Whom whom = nick.isEmpty() ? null : new Whom(nick, null, null);
            new HackKeeping(session, membership).take(word(text, 0).substring(1), whom, StateChange.FOREVER);
        } else {
            HackChatWarning warning = HackChatWarning.UNKNOWN_SLASH;
            HackConversation.warn(session, membership, warning, warning.text() + text);
        }
    }

    private void whisper(String text) {
        String nick = word(text, 1);
        if (nick.isEmpty()) {
            HackConversation.warn(session, membership, HackChatWarning.WHISPER_HOW);
        } else {
            new HackAside(session, membership).whisper(nick.replace("@", ""), after(text, 2));
        }
    }

    private void nick(String asked) {
        if (asked.isEmpty()) {
            HackConversation.warn(session, membership, HackChatWarning.BAD_NICK);
        } else {
            new HackChanging(session, membership).nick(asked);
        }
    }

    /// The words of a command stand one space apart.
    private static String word(String text, int which) {
        String[] words = text.split(" ", which + 2);
        return words.length > which ? words[which] : "";
    }

    /// What stands behind so many words and their spaces.
    private static String after(String text, int words) {
        String[] parts = text.split(" ", words + 1);
        return parts.length > words ? parts[words] : "";
    }

    /// What is said in a command goes over the wire in clear: where that may not be, the command isn't taken at
    /// all.
    private void content(Runnable command) {
        if (session.services().rules().encryptionRequired()) {
            HackConversation.warn(session, membership, Code.ENCRYPT_IT);
        } else {
            command.run();
        }
    }

    private String hash() {
        synchronized (membership.room()) {
            return membership.resident().member().hash();
        }
    }
}
