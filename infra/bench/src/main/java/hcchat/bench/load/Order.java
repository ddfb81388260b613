package hcchat.bench.load;

import hcchat.bench.load.Faults.Kind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether numbered things arrive one after the other. What is skipped counts as lost at the end, unless it comes late.
final class Order {
    private long last;
    private @Nullable Set<Long> missing;

    /// @param last what came before the first one
    Order(long last) {
        this.last = last;
    }

    long last() {
        return last;
    }

    void accept(long number, Faults faults) {
        if (number == last + 1) {
            last = number;
        } else {
            outOfTurn(number, faults);
        }
    }

    private void outOfTurn(long number, Faults faults) {
        if (number > last) {
            if (missing == null) {
                missing = new HashSet<>();
            }
            for (long skipped = last + 1; skipped < number; skipped++) {
                missing.add(skipped);
            }
            last = number;
        } else {
            faults.add(missing != null && missing.remove(number) ? Kind.REORDERED : Kind.REPEATED, 1);
        }
    }

    /// How many up to `number` never came.
    long lostUpTo(long number) {
        return Math.max(0, number - last) + (missing == null ? 0 : missing.size());
    }
}
