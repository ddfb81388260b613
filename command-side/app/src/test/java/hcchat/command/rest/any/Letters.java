package hcchat.command.rest.any;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts that match a pattern. It knows what the document's patterns are made of: letters, classes, groups, and how
/// often.
final class Letters {
    private static final int MOST = 8;

    private final Random chance;
    private final String pattern;
    private int at;

    private Letters(Random chance, String pattern) {
        this.chance = chance;
        this.pattern = pattern;
    }

    static String matching(String pattern, Random chance) {
        String bare = pattern.replaceFirst("^\\^", "").replaceFirst("\\$$", "");
        String text = new Letters(chance, bare).sequence();
        if (!text.matches(bare)) {
            throw new IllegalArgumentException("a pattern of another kind: " + pattern);
        }
        return text;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != ')') {
            int start = at;
            String one = one();
            int end = at;
            int times = times();
            int after = at;
            for (int i = 0; i < times; i++) {
                text.append(one);
                // Each time another.
                at = start;
                one = one();
            }
            at = Math.max(after, end);
        }
        return text.toString();
    }

    private String one() {
        char next = pattern.charAt(at++);
        return switch (next) {
            case '(' -> {
                String group = sequence();
                at++;
                yield group;
            }
            case '[' -> oneOf();
            case '\\' -> String.valueOf(pattern.charAt(at++));
            default -> String.valueOf(next);
        };
    }

    private String oneOf() {
        List<Character> letters = new ArrayList<>();
        while (pattern.charAt(at) != ']') {
            char first = pattern.charAt(at);
            boolean range = pattern.charAt(at + 1) == '-' && pattern.charAt(at + 2) != ']';
            char last = range ? pattern.charAt(at + 2) : first;
            for (char letter = first; letter <= last; letter++) {
                letters.add(letter);
            }
            at += range ? 3 : 1;
        }
        at++;
        return letters.get(chance.nextInt(letters.size())).toString();
    }

    private int times() {
        if (at < pattern.length() && pattern.charAt(at) == '+') {
            at++;
            return 1 + chance.nextInt(MOST);
        }
        if (at == pattern.length() || pattern.charAt(at) != '{') {
            return 1;
        }
        int end = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, end).split(",");
        at = end + 1;
        int least = Integer.parseInt(bounds[0]);
        int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
        return least + chance.nextInt(most - least + 1);
    }
}
