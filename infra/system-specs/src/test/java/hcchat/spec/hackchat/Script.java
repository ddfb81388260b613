package hcchat.spec.hackchat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scenes of one topic, as they stand in a file.
///
/// ```
/// == Two meet
/// alice > {"cmd":"join","channel":"$room","nick":"alice"}     what alice sends
/// alice < {"cmd":"onlineSet", …}                              what she hears, from either server
/// alice <theirs {…}   D3                                      what only hack.chat says, and which difference that is
/// alice <ours {…}   D3                                        what only we say
/// ```
record Script(String topic, List<Scene> scenes) {
    private static final Pattern LINE = Pattern.compile("(\\w+) (>|binary>|<|<theirs|<ours)(?: (.*?))?(?:   (D\\d+))?");

    /// Which server a frame is heard from.
    enum Whose {
        BOTH,
        OURS,
        THEIRS;

        /// Whether it is among what is heard from one of them.
        boolean among(Whose server) {
            return this == BOTH || this == server;
        }
    }

    /// What somebody hears.
    ///
    /// @param difference the number of the difference that it belongs to, or empty
    record Hear(String actor, Whose whose, String frame, String difference) {
        @Override
        public String toString() {
            String word = whose == Whose.BOTH ? "<" : whose == Whose.OURS ? "<ours" : "<theirs";
            return actor + " " + word + " " + frame + (difference.isEmpty() ? "" : "   " + difference);
        }
    }

    /// Something said, and what everybody hears of it.
    record Exchange(String actor, boolean binary, String said, List<Hear> heard) {
        @Override
        public String toString() {
            return actor + (binary ? " binary>" : " >") + (said.isEmpty() ? "" : " " + said);
        }
    }

    /// What happens in rooms and from addresses of its own. Ends with something that everybody who is there hears,
    /// so that a frame too many is seen.
    ///
    /// @param notes the comments before it
    record Scene(String title, List<String> notes, List<Exchange> exchanges) {}

    static Script of(String topic, String file) {
        List<Scene> scenes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String line : file.lines().toList()) {
            if (line.startsWith("#")) {
                notes.add(line);
            } else if (line.startsWith("== ")) {
                scenes.add(new Scene(line.substring(3), List.copyOf(notes), new ArrayList<>()));
                notes.clear();
            } else if (!line.isBlank()) {
                add(scenes.getLast(), line);
            }
        }
        return new Script(topic, scenes);
    }

    private static void add(Scene scene, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no line of a script: " + line);
        }
        String rest = parts.group(3) == null ? "" : parts.group(3);
        String difference = parts.group(4) == null ? "" : parts.group(4);
        switch (parts.group(2)) {
            case ">" -> scene.exchanges.add(new Exchange(parts.group(1), false, rest, new ArrayList<>()));
            case "binary>" -> scene.exchanges.add(new Exchange(parts.group(1), true, rest, new ArrayList<>()));
            case "<" -> hear(scene, new Hear(parts.group(1), Whose.BOTH, rest, difference));
            case "<ours" -> hear(scene, new Hear(parts.group(1), Whose.OURS, rest, difference));
            default -> hear(scene, new Hear(parts.group(1), Whose.THEIRS, rest, difference));
        }
    }

    private static void hear(Scene scene, Hear hear) {
        scene.exchanges.getLast().heard().add(hear);
    }

    /// The file again.
    @Override
    public String toString() {
        StringBuilder file = new StringBuilder();
        for (Scene scene : scenes) {
            file.append(file.isEmpty() ? "" : "\n");
            scene.notes.forEach(note -> file.append(note).append('\n'));
            file.append("== ").append(scene.title).append('\n');
            for (Exchange exchange : scene.exchanges) {
                file.append(exchange).append('\n');
                exchange.heard.forEach(hear -> file.append(hear).append('\n'));
            }
        }
        return file.toString();
    }
}
