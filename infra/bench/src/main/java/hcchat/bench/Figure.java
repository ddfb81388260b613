package hcchat.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measured number.
///
/// @param goal null where none is set
public record Figure(
        String target,
        String scenario,
        String name,
        double value,
        String unit,
        @Nullable Goal goal) {

    /// What was measured, and in what unit.
    String label() {
        return unit.isEmpty() ? name : name + ", " + unit;
    }

    /// The same with the number.
    String said() {
        return label() + ": " + number(value);
    }

    /// As many digits as mean something.
    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%,.0f" : "%.2f", value);
    }
}
