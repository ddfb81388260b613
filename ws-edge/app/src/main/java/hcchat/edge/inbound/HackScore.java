package hcchat.edge.inbound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// hack.chat's brake: every address has a score that halves in 30 s; at 25 nothing is heard any more. Shared by all
/// sockets of an address.
public final class HackScore {
    public static final double FRAME = 1;
    public static final double JOIN = 3;
    public static final double LEAVE = 3;
    public static final double BAD_TEXT = 13;
    public static final double BAD_EMOTE = 8;
    public static final double OUTSIDE = 1;
    public static final double NICK = 6;
    public static final double INVITE = 2;
    public static final double UNKNOWN_MESSAGE = 6;
    public static final double HELP = 2;
    public static final double WITHOUT_RIGHTS = 10;
    public static final double FEIGNED = 20;
    public static final double CHANNELS = 4;
    public static final double COLOR = 1;
    private static final double CHARS_A_POINT = 332;
    private static final double THRESHOLD = 25;
    private static final double HALF_LIFE_NANOS = 30e9;
    // About 100 B each. Who is forgotten begins at 0: only one of so many addresses gains by that.
    private static final int MOST = 100_000;

    private final LongSupplier nanoTime;
    private final Map<String, Score> scores = new LinkedHashMap<>();

    public HackScore(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// What saying so many UTF-16 units costs.
    public static double text(int chars) {
        return chars / CHARS_A_POINT;
    }

    /// Adds to an address's score. Who is past the threshold already isn't heard, and pays for nothing: to be asked
    /// before, by [#isBlocked].
    ///
    /// @return whether the address is below the threshold
    public synchronized boolean charge(String address, double points) {
        Score score = current(address);
        score.value += points;
        return score.value < THRESHOLD;
    }

    /// Whether an address is past the threshold.
    public synchronized boolean isBlocked(String address) {
        return current(address).value >= THRESHOLD;
    }

    private Score current(String address) {
        long now = nanoTime.getAsLong();
        Score score = scores.get(address);
        if (score == null) {
            score = new Score(now);
            scores.put(address, score);
            if (scores.size() > MOST) {
                scores.remove(scores.keySet().iterator().next());
            }
        }
        score.value *= Math.pow(2, -(now - score.at) / HALF_LIFE_NANOS);
        score.at = now;
        return score;
    }

    private static final class Score {
        double value;
        long at;

        Score(long at) {
            this.at = at;
        }
    }
}
