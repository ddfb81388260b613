package hcchat.cli.room;

import java.net.URI;

/// The protocol's words in sentences that say what to do.
public final class Sentences {
    private Sentences() {}

    /// Why a command was refused.
    public static String refused(String code) {
        return switch (code) {
            case "nick_taken" -> "Somebody here has that nick already: choose another with /nick or --nick.";
            case "bad_nick" -> "A nick is 1 to 24 of a-z, A-Z, 0-9 and _.";
            case "bad_color" -> "A colour is three or six hex digits, or `reset`.";
            case "bad_channel", "channel_too_long" ->
                "The server takes no channel of that name: choose another, of at most" + " 120 letters.";
            case "bad_token" ->
                "The server doesn't know us any more: what was kept of us is out of date. Start again with"
                        + " another --state folder to be somebody new.";
            case "encrypt_it" ->
                "This server takes encrypted texts only: start again without --unencrypted, with the"
                        + " room's passphrase.";
            case "door_required" -> "The room opens to its passphrase alone: start again with the right one.";
            case "members_only" -> "That room is for its members.";
            case "locked" -> "That room is locked: nobody new comes in for now.";
            case "banned" -> "Somebody who keeps that room has sent you away.";
            case "kicked" -> "Somebody who keeps that room has sent you out; you may come back.";
            case "muted" -> "Somebody who keeps this room has silenced you: you may read, and not write.";
            case "room_full" -> "The room has as many members, bans or mutes as it can have.";
            case "no_such_message" -> "There is no message of that number; the numbers stand to the left.";
            case "gone" -> "That message was deleted or has expired.";
            case "not_the_author" -> "Only who wrote a message may change or delete it.";
            case "no_such_user", "nobody_there" -> "Nobody of that name is here; /who says who is.";
            case "too_large", "too_long" -> "That is too long: a message has room for about 32,000 bytes.";
            case "bad_text" -> "The server takes no such text: it isn't well-formed Unicode.";
            case "not_joined" -> "We aren't in the room.";
            case "already_joined" -> "We are in the room already.";
            case "too_many_rooms", "address_full" ->
                "The server lets no more in from this address: close another client.";
            case "other_author" ->
                "It was written as somebody whom we aren't any more, and can't be sent: say it again.";
            case "forbidden" -> "You haven't the right to do that here.";
            case "not_yet" -> "This version of the server doesn't do that yet.";
            case "rate_limited" -> "Too much at once: wait a moment.";
            case "no_salt", "no_keys" ->
                "The server didn't say what the room's keys are made with: it can't be joined" + " encrypted.";
            case "id_conflict" -> "The server has something else under the same id: say it again.";
            case "outbox_full" ->
                "A thousand messages wait to be sent already: nothing more is taken until they are through.";
            case "not_kept" ->
                "It can't be kept in the --state folder (is its disk full?), and what isn't kept isn't sent.";
            case "storage_full" -> "The server's disk is nearly full: nothing can be said until there is room.";
            case "timeout", "not_now" ->
                "The server didn't answer in time: nobody knows whether it was said. Look, before you"
                        + " say it again.";
            default -> "The server refused it (" + code + ").";
        };
    }

    /// What a replay left out.
    public static String missed(Happening.Missed missed) {
        String which = "Messages " + missed.from() + " to " + missed.to();
        return missed.readable()
                ? which + " were too many to be told at once: /history fetches them."
                : which + " aren't for us to read.";
    }

    /// There is no way to the server.
    public static String unreachable(URI server) {
        return "The server can't be reached at " + server.getAuthority()
                + ": is it running (./hcchat run), and is that where" + " it is? --server names another.";
    }

    /// Why a text isn't shown.
    static String closed(String code) {
        return switch (code) {
            case "not_authentic" -> "can't be opened: sealed with another passphrase, or changed on its way";
            case "plain" -> "not shown: it isn't encrypted, as all that is said here has to be";
            case "unknown_version" -> "can't be opened: encrypted by a later version";
            case "unknown_key" -> "can't be opened: sealed with a key that we don't have";
            case "replayed" -> "not shown: an old message, shown again in another place";
            case "no_passphrase" -> "encrypted, and joined without a passphrase";
            default -> "can't be opened: damaged (" + code + ")";
        };
    }
}
