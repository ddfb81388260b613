package hcchat.edge.session;

import hcchat.edge.fanout.View;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.HackText;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import hcchat.wire.Limits;
import org.jspecify.annotations.Nullable;

/// How a hack.chat socket comes into a room, back into it, and out.
final class HackEntering {
    private final Session session;
    private final Services services;

    HackEntering(Session session) {
        this.session = session;
        this.services = session.services();
    }

    /// Begins a session, or goes on with the one of a token: as a join, which a nick that is taken by now refuses.
    void begin(ClientFrame.Session hello) {
        HackToken token = hello.token() == null ? null : services.secrets().hackToken(hello.token());
        if (token == null || session.memberships().size() > 0) {
            session.socket().send(AnswerFrames.hackSession(false, "", null));
        } else if (!session.charge(HackScore.JOIN)) {
            warn(HackChatWarning.JOINING_TOO_FAST);
        } else if (!services.rules().anonymous()) {
            HackConversation.warn(session, null, Code.ACCOUNT_REQUIRED);
        } else if (session.quota().takeMembership() != null) {
            HackConversation.warn(session, null, Code.OVERLOADED);
        } else {
            session.speak(View.HACK2);
            Joining.begin(session, Entrance.of(token));
        }
    }

    void join(ClientFrame.Join join) {
        String channel = join.channel();
        if (channel == null) {
            return;
        }
        if (!session.charge(HackScore.JOIN)) {
            warn(HackChatWarning.JOINING_TOO_FAST);
            return;
        }
        if (!services.rules().anonymous()) {
            HackConversation.warn(session, null, Code.ACCOUNT_REQUIRED);
            return;
        }
        if (channel.length() > Limits.CHANNEL_CHARS) {
            warn(HackChatWarning.CHANNEL_TOO_LONG);
            return;
        }
        if (!Limits.isChannel(channel)) {
            warn(HackChatWarning.CHANNEL_REFUSED);
            return;
        }
        if (session.memberships().size() > 0) {
            warn(HackChatWarning.ONE_CHANNEL_ONLY);
            return;
        }
        Name name = Name.of(join, session.view());
        if (!Limits.isNick(name.nick)) {
            warn(HackChatWarning.BAD_NICK);
        } else if (session.quota().takeMembership() != null) {
            HackConversation.warn(session, null, Code.OVERLOADED);
        } else {
            String trip = services.secrets().trip(name.password);
            byte[] holder = session.holder();
            Joining.begin(session, new Entrance(join, channel, name.nick, trip, holder, null, null, null));
        }
    }

    void leave(@Nullable String channel) {
        if (!session.charge(HackScore.LEAVE)) {
            warn(HackChatWarning.LEAVING_TOO_FAST);
            return;
        }
        if (channel == null) {
            warn(HackChatWarning.INVALID_CHANNEL);
            return;
        }
        Membership membership = session.membership(channel);
        if (membership == null || !session.memberships().remove(membership)) {
            warn(HackChatWarning.NOT_IN_CHANNEL);
            return;
        }
        Leaving.leave(services, membership);
        // A token as at any other time; in it there is no channel.
        String token = services.secrets().seal(HackToken.of(membership, ""));
        session.socket().send(AnswerFrames.hackSession(false, token, null));
    }

    private void warn(HackChatWarning warning) {
        HackConversation.warn(session, null, warning);
    }

    /// Nick and password, which hack.chat's first clients write into one field.
    private record Name(String nick, @Nullable String password) {
        static Name of(ClientFrame.Join join, View view) {
            String given = join.nick() == null ? "" : join.nick();
            if (view != View.HACK) {
                return new Name(given, join.pass());
            }
            String[] parts = given.split("#", -1);
            String nick = HackText.trimmed(parts[0]);
            String password = join.pass() == null && parts.length > 1 ? parts[1] : join.pass();
            return new Name(nick.isEmpty() ? Looks.guest() : nick, password);
        }

        @Override
        public String toString() {
            return "Name";
        }
    }
}
