package hcchat.edge.session;

import hcchat.edge.inbound.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What hack.chat's `help` says, in Markdown: laid out as there, the words about each command are ours.
final class HackHelp {
    /// hack.chat's commands for those who keep its rooms, and other names of some.
    static final Set<String> KEEPERS = Set.of(
            "addmod",
            "ban",
            "claimchannel",
            "disablecaptcha",
            "dumb",
            "enablecaptcha",
            "forcecolor",
            "forceflair",
            "hack",
            "kick",
            "listusers",
            "lockroom",
            "makeprivate",
            "makepublic",
            "mute",
            "muzzle",
            "reload",
            "removemod",
            "renewclaim",
            "saveconfig",
            "setlevel",
            "setmotd",
            "shout",
            "speak",
            "unban",
            "unbanall",
            "unclaimchannel",
            "unlockroom",
            "unmute",
            "unmuzzle");
    /// Those by which its server talks to itself.
    static final Set<String> INTERNAL = Set.of("disconnect", "socketreply");

    private static final String UNKNOWN = "Unknown command";
    private static final String ALL = all();

    private HackHelp() {}

    /// @param command null for all of them
    static String text(@Nullable String command) {
        if (command == null) {
            return ALL;
        }
        HackCommand known = HackCommand.BY_WORD.get(command);
        return known == null ? UNKNOWN : known.page();
    }

    private static String all() {
        StringBuilder text = new StringBuilder("# All commands:\n|Category:|Name:|\n|---:|---|\n");
        Arrays.stream(HackCommand.values())
                .collect(Collectors.groupingBy(
                        HackCommand::category,
                        TreeMap::new,
                        Collectors.mapping(HackCommand::word, Collectors.joining(", "))))
                .forEach((category, words) -> text.append('|')
                        .append(category)
                        .append(":|")
                        .append(words)
                        .append("|\n"));
        return text.append("---\nFor specific help on certain commands, use either:\nText: `/help <command name>`\n")
                .append("API: `{cmd: 'help', command: '<command name>'}`")
                .toString();
    }

    /// What hack.chat answers to a command that it doesn't know.
    static String unknown(String cmd) {
        List<String> words = new ArrayList<>(HackCommand.BY_WORD.sequencedKeySet());
        words.addAll(new TreeSet<>(KEEPERS));
        String meant = Closest.to(cmd, words);
        return meant == null ? UNKNOWN : "Command not found, did you mean: `" + meant + "`?";
    }
}
