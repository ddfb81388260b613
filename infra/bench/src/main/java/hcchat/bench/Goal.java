package hcchat.bench;

import java.util.Locale;

/// What a figure should be.
///
/// @param reach what it must reach at least
/// @param aim what it should be
public record Goal(double reach, double aim, boolean higherIsBetter) {
    public static Goal atLeast(double reach, double aim) {
        return new Goal(reach, aim, true);
    }

    public static Goal atMost(double reach, double aim) {
        return new Goal(reach, aim, false);
    }

    /// `aim`, `reach` or `missed`.
    String verdict(double value) {
        if (higherIsBetter ? value >= aim : value <= aim) {
            return "aim";
        }
        return (higherIsBetter ? value >= reach : value <= reach) ? "reach" : "missed";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s)", Figure.number(reach), Figure.number(aim));
    }
}
