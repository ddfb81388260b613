package hcchat.query.index;

/// The index counts by blocks of 256 seqs: block n holds 256 n + 1 to 256 n + 256.
final class Blocks {
    static final int SEQS = 256;

    private Blocks() {}

    static int of(long seq) {
        return Math.toIntExact((seq - 1) / SEQS);
    }

    static long firstSeq(int block) {
        return (long) block * SEQS + 1;
    }

    static long lastSeq(int block) {
        return (long) (block + 1) * SEQS;
    }
}
