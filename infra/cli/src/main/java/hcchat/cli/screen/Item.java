package hcchat.cli.screen;

import hcchat.cli.room.Happening.Posted;

/// Something that has rows of its own in a conversation.
sealed interface Item {
    record Message(Posted posted) implements Item {}

    /// @param seq the first that is gone
    record Gone(long seq, long to) implements Item {}

    /// A sentence of ours about what happened.
    ///
    /// @param time milliseconds since 1970
    record Notice(Kind kind, long time, String text) implements Item {}

    /// What follows wasn't there when the user last looked.
    record Unread() implements Item {}

    enum Kind {
        /// Comings and goings.
        QUIET,
        /// What somebody wants to read.
        PLAIN,
        /// Between two people.
        WHISPER,
        /// Something went wrong.
        TROUBLE
    }
}
