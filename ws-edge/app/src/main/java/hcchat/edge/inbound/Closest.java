package hcchat.edge.inbound;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The word that somebody may have meant: up to five letters away, upper and lower case alike.
public final class Closest {
    private static final int FARTHEST = 5;

    private Closest() {}

    /// The closest of `words`, the first of those that are equally close; null when all are too far.
    public static @Nullable String to(String written, Collection<String> words) {
        String closest = null;
        int least = FARTHEST + 1;
        for (String word : words) {
            int distance = distance(written, word, least);
            if (distance < least) {
                least = distance;
                closest = word;
            }
        }
        return closest;
    }

    /// Letters to insert, to delete or to replace; `least` where it is known to be as much.
    private static int distance(String written, String word, int least) {
        // What a stranger wrote may be as long as a frame.
        if (Math.abs(written.length() - word.length()) >= least) {
            return least;
        }
        String from = written.toLowerCase(Locale.ROOT);
        String to = word.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
