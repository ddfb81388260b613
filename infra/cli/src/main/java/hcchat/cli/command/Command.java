package hcchat.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The commands that a person can type.
public enum Command {
    RE("42 text", "answers message 42"),
    EDIT("42 text", "gives your message 42 another text"),
    DELETE("42", "deletes your message 42"),
    REACT("42 👍", "reacts to message 42; without anything behind the number it is taken back"),
    ME("text", "says what you do"),
    SEND("photo.jpg text", "sends a file; the text is what you say to it"),
    SAVE("42 folder", "saves the file of message 42, here or there; nothing is written over"),
    CANCEL("", "stops the files that are under way"),
    W("nick text", "whispers to one member"),
    R("text", "whispers back to who whispered last"),
    NICK("name", "changes your nick"),
    COLOR("ff8800", "changes your colour; `reset` gives it back"),
    KICK("nick", "sends somebody out, who may come back; for who keeps the room, as what follows"),
    BAN("nick", "sends somebody away for good"),
    UNBAN("nick", "lets somebody in again"),
    MUTE("nick", "lets somebody read and not write"),
    UNMUTE("nick", "lets somebody write again"),
    LOCK("", "lets nobody new in but members"),
    UNLOCK("", "lets people in again"),
    ROLE("nick member", "makes somebody none, member, moderator or owner"),
    WHO("", "says who is here"),
    HISTORY("", "fetches older messages, as PageUp at the top does"),
    HELP("", "shows this"),
    QUIT("", "leaves; so do Ctrl-D and Ctrl-C twice");

    private final String form;
    private final String does;

    Command(String form, String does) {
        this.form = form;
        this.does = does;
    }

    /// As it is typed: `/re`.
    public String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// How it is typed with what belongs to it.
    public String usage() {
        return form.isEmpty() ? word() : word() + " " + form;
    }

    public String does() {
        return does;
    }

    static Optional<Command> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
