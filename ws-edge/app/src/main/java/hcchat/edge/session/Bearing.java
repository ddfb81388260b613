package hcchat.edge.session;

import hcchat.edge.account.Reading;
import hcchat.edge.account.Reading.Refused;
import hcchat.edge.account.Reading.Valid;
import hcchat.edge.session.Bearer.Nobody;
import hcchat.edge.session.Bearer.Somebody;
import hcchat.edge.socket.Socket;
import hcchat.intake.token.AccessToken;
import hcchat.room.RoomId;
import hcchat.storage.seal.HolderToken;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Meaning;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a socket shows to say who is there: with its handshake, in a join, or in `session` later on. The token of an
/// account that it showed last, and that runs out last, is the one that the socket stands on: when it counts for
/// nothing any more, the socket goes.
final class Bearing {
    private static final Refused FORBIDDEN = new Refused(Code.FORBIDDEN, 0);
    private static final Refused NOT_THEIR_SINCE = new Refused(Code.BAD_SINCE, 0);

    private final Session session;
    private final Services services;

    Bearing(Session session) {
        this.session = session;
        this.services = session.services();
    }

    /// With its handshake.
    ///
    /// @return false when it was told why not, and closed
    boolean begins(String token) {
        long wait = session.quota().untilJoin(false);
        Reading reading = wait > 0 ? new Refused(Code.RATE_LIMITED, wait) : taken(token);
        if (reading instanceof Refused refused) {
            session.warn(null, refused.why(), refused.retryAfterMs());
            session.socket().close(status(refused.why()), "");
            return false;
        }
        return true;
    }

    private static int status(Code why) {
        return switch (why) {
            case TOKEN_EXPIRED -> Socket.TOKEN_EXPIRED;
            case TOKEN_REVOKED -> Socket.TOKEN_REVOKED;
            default -> why.meaning() == Meaning.TRY_LATER ? Socket.TRY_AGAIN_LATER : Socket.POLICY;
        };
    }

    /// Who joins: by the token of the join, else by the one that the socket stands on.
    Bearer joins(ClientFrame.Join join, String channel) {
        String token = join.token();
        AccessToken standing = session.account();
        if (token != null && AccessToken.isMeant(token)) {
            return account(taken(token), join, channel);
        }
        if (token == null && standing != null) {
            return account(services.accountTokens().standing(standing), join, channel);
        }
        if (!services.rules().anonymous()) {
            return new Nobody(new Refused(Code.ACCOUNT_REQUIRED, 0));
        }
        if (join.since() != null) {
            return new Nobody(NOT_THEIR_SINCE);
        }
        return token == null ? new Somebody(HolderToken.newHolder(), null, null) : holder(token, channel);
    }

    private Bearer account(Reading reading, ClientFrame.Join join, String channel) {
        return switch (reading) {
            case Refused refused -> new Nobody(refused);
            case Valid(AccessToken token) -> {
                RoomId room = services.secrets().room(channel);
                yield token.opens(room) ? account(token, join.since(), room) : new Nobody(FORBIDDEN);
            }
        };
    }

    private Bearer account(AccessToken token, @Nullable String note, RoomId room) {
        if (note == null) {
            return new Somebody(token.holder(), null, token);
        }
        OptionalLong since = services.secrets().arrival(token.holder(), room, note);
        return since.isEmpty()
                ? new Nobody(NOT_THEIR_SINCE)
                : new Somebody(token.holder(), (Long) since.getAsLong(), token);
    }

    private Bearer holder(String token, String channel) {
        return switch (services.secrets().read(token, services.secrets().room(channel))) {
            case HolderToken.Valid valid -> new Somebody(valid.holder(), valid.since(), null);
            case HolderToken.Refused forged -> new Nobody(new Refused(Code.BAD_TOKEN, 0));
        };
    }

    /// A newer token of the same device, on a socket that stands on one.
    void renews(ClientFrame.Session frame) {
        String token = frame.token();
        Reading reading = token == null || session.account() == null ? FORBIDDEN : taken(token);
        AccessToken standing = session.account();
        if (reading instanceof Refused refused) {
            session.warn(frame, refused.why(), refused.retryAfterMs());
        } else if (standing != null) {
            session.socket().send(AnswerFrames.accountSession(null, frame.id(), standing.expiresMillis(), null));
        }
    }

    /// Reads it, and lets the socket stand on it where it opens more than the present one, or as much for longer.
    private Reading taken(String token) {
        Reading reading = services.accountTokens().read(token);
        if (!(reading instanceof Valid(AccessToken shown))) {
            return reading;
        }
        AccessToken standing = session.account();
        if (standing == null) {
            return session.stand(shown);
        }
        // What was joined by the present one would outlive it, were a token of another room to take its place.
        if (!standing.isOfSameDevice(shown) || !(opensAllOf(shown, standing) || opensAllOf(standing, shown))) {
            return FORBIDDEN;
        }
        boolean wider = !opensAllOf(standing, shown);
        boolean longer = opensAllOf(shown, standing) && shown.expiresMillis() >= standing.expiresMillis();
        return wider || longer ? session.stand(shown) : reading;
    }

    private static boolean opensAllOf(AccessToken one, AccessToken other) {
        return one.room() == null || one.room().equals(other.room());
    }
}
