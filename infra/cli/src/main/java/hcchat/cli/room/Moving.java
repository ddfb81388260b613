package hcchat.cli.room;

import hcchat.client.file.Progress;
import java.util.Locale;
import java.util.function.Consumer;

/// How far a file has come, for people: told at each further tenth, to be looked at whenever. Thread-safe.
public final class Moving implements Progress {
    private static final int TENTHS = 10;

    private final String name;
    private final Consumer<Moving> told;
    private volatile Step step = Step.SEALING;
    private volatile long done;
    private volatile long bytes;
    private int tenth = -1;

    /// @param name as it is shown
    /// @param told at each further tenth of a step, on the transfer's threads: must not block
    public Moving(String name, Consumer<Moving> told) {
        this.name = name;
        this.told = told;
    }

    @Override
    public void moved(Step now, long soFar, long of) {
        done = soFar;
        bytes = of;
        if (isFurther(now, soFar, of)) {
            told.accept(this);
        }
    }

    private synchronized boolean isFurther(Step now, long soFar, long of) {
        int reached = of == 0 ? TENTHS : (int) (soFar * TENTHS / of);
        boolean further = now != step || reached > tenth;
        tenth = now == step ? Math.max(tenth, reached) : reached;
        step = now;
        return further;
    }

    public String name() {
        return name;
    }

    /// In one word.
    public String step() {
        return step.name().toLowerCase(Locale.ROOT);
    }

    public long done() {
        return done;
    }

    public long bytes() {
        return bytes;
    }

    /// Such as `photo.jpg: sending, 40 % of 1.2 MB`.
    public String text() {
        long of = bytes;
        return of == 0
                ? name
                : name + ": " + step() + ", " + Math.min(100, done * 100 / of) + " % of " + FileShown.size(of);
    }
}
