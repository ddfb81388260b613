package hcchat.room;

import java.util.UUID;

/// What a member wants told to others who are there now, and never stored.
public sealed interface Aside {
    /// @param id its client's own name for it: who encrypts binds the text to it
    record Whisper(AuthorId to, UUID id, String text) implements Aside {
        @Override
        public String toString() {
            return "Whisper to " + to + ", " + text.length() + " chars";
        }
    }

    /// @param channel where to, 1 to 120 UTF-16 units
    record Invite(AuthorId to, String channel) implements Aside {
        @Override
        public String toString() {
            return "Invite to " + to;
        }
    }

    /// A message of one's own reads otherwise from now on, to who watches: what it is in the end is stored as an
    /// edit.
    ///
    /// @param customId hack.chat's handle of the message, up to 6 UTF-16 units
    record Update(String customId, UpdateMode mode, String text) implements Aside {
        @Override
        public String toString() {
            return "Update " + mode + ", " + text.length() + " chars";
        }
    }

    /// Something is being written.
    record Typing() implements Aside {}
}
