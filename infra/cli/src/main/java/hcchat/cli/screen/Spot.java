package hcchat.cli.screen;

import java.util.Comparator;

/// Where an item stands: behind the message `seq`, the `turn`-th there; the message itself has turn 0.
record Spot(long seq, long turn) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
            Comparator.comparingLong(Spot::seq).thenComparingLong(Spot::turn);

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
