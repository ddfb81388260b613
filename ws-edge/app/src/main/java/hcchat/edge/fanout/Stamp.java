package hcchat.edge.fanout;

/// A roster's version in one word: the owner's term above its counter, so that later is larger.
final class Stamp {
    // 2^40 changes within a term, 2^23 terms.
    private static final int VERSION_BITS = 40;

    private Stamp() {}

    static long of(long term, long version) {
        return term << VERSION_BITS | version;
    }

    static long term(long stamp) {
        return stamp >>> VERSION_BITS;
    }
}
