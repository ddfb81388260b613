package hcchat.cli.command;

import hcchat.cli.room.Deed;
import hcchat.room.Role;
import org.jspecify.annotations.Nullable;

/// What a typed line means.
public sealed interface Typed {
    /// @param re the number of the message that it answers, or null
    record Say(String text, @Nullable Long re) implements Typed {}

    record Emote(String text) implements Typed {}

    record Edit(long of, String text) implements Typed {}

    record Delete(long of) implements Typed {}

    /// @param text empty to take it back
    record React(long of, String text) implements Typed {}

    record Whisper(String nick, String text) implements Typed {}

    /// To whoever whispered last.
    record WhisperBack(String text) implements Typed {}

    /// @param path as it was typed
    /// @param caption empty for none
    record Send(String path, String caption) implements Typed {}

    /// @param of the number of the message whose file it is
    /// @param where a folder or a file that isn't there yet, as it was typed; empty for here
    record Save(long of, String where) implements Typed {}

    /// No file goes on.
    record Cancel() implements Typed {}

    record Nick(String nick) implements Typed {}

    /// @param color hex digits, or `reset`
    record Color(String color) implements Typed {}

    /// @param whom a nick, or an author as it stands in the room's events
    record Keep(Deed deed, String whom) implements Typed {}

    record Lock(boolean locked) implements Typed {}

    /// @param whom as for [Keep]
    record GiveRole(String whom, Role role) implements Typed {}

    record Who() implements Typed {}

    /// Older messages.
    record History() implements Typed {}

    record Help() implements Typed {}

    record Quit() implements Typed {}

    record Nothing() implements Typed {}

    /// @param sentence how it is typed right
    record Malformed(String sentence) implements Typed {}
}
