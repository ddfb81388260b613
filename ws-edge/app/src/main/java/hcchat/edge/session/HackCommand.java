package hcchat.edge.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The commands that a hack.chat socket is offered, by category and name, as its `help` lists them; in the order in
/// which hack.chat's server looks for one that was meant.
enum HackCommand {
    GETCHANNELS("Channels", "None", "Tells the public channels and how many are there", "", "/getchannels"),
    CHANGECOLOR("Core", "color", "Gives you another colour", "color: '<hex digits or reset>'", "/color <hex digits>"),
    CHANGENICK("Core", "nick", "Gives you another nick", "nick: '<new nick>'", "/nick <new nick>"),
    CHAT("Core", "text", "Says something to everybody in your channel", "text: '<text>'", null),
    EMOTE("Core", "text", "Tells everybody in your channel what you do", "text: '<text>'", "/me <text>"),
    HELP("Core", "None", "Tells the commands, or all about one", "command: '<a command>'", "/help <a command>"),
    INVITE("Core", "None", "Invites somebody into another channel", "nick: '<nick>', to: '<channel>'", null),
    JOIN("Core", "None", "Takes you into a channel", "channel: '<name>', nick: '<nick>', pass: '<password>'", null),
    LEAVE("Core", "None", "Takes you out of a channel", "channel: '<channel>'", "/leave"),
    MORESTATS("Core", "None", "Tells how much is going on here", "", "/stats"),
    PING("Core", "None", "Does nothing", "", null),
    SESSION("Core", "None", "Begins the second version of the protocol", "", null),
    STATS("Core", "None", "Tells how many are here", "", null),
    WHISPER("Core", "nick,text", "Tells one alone", "nick: '<nick>', text: '<text>'", "/whisper <nick> <text>");

    /// In order.
    static final SequencedMap<String, HackCommand> BY_WORD = new LinkedHashMap<>();

    static {
        for (HackCommand command : values()) {
            BY_WORD.put(command.word(), command);
        }
    }

    private final String category;
    private final String required;
    private final String description;
    private final String fields;
    private final @Nullable String inText;

    HackCommand(String category, String required, String description, String fields, @Nullable String inText) {
        this.category = category;
        this.required = required;
        this.description = description;
        this.fields = fields;
        this.inText = inText;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String category() {
        return category;
    }

    /// The page about it, in Markdown.
    String page() {
        return "# " + word() + " command:\n| | |\n|---:|---|\n"
                + "|**Name:**|" + word() + "|\n"
                + "|**Aliases:**|None|\n"
                + "|**Category:**|" + category + "|\n"
                + "|**Required Parameters:**|" + required + "|\n"
                + "|**Description:**|" + description + "|\n\n"
                + "**Usage:** \n    API: { cmd: '" + word() + "'" + (fields.isEmpty() ? "" : ", " + fields) + " }"
                + (inText == null ? "" : "\n    Text: " + inText);
    }
}
