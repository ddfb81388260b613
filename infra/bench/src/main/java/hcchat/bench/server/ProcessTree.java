package hcchat.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What some processes and all their descendants use, as /proc tells it.
public final class ProcessTree {
    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_A_SECOND = 100;
    // Fields of /proc/PID/stat, counted from the one after the command's name.
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private final Supplier<List<Long>> roots;

    /// @param roots asked anew each time: a server may start a postmaster that isn't its child
    public ProcessTree(Supplier<List<Long>> roots) {
        this.roots = roots;
    }

    /// CPU time of all of them so far, in seconds; of children that ended as well.
    public double cpuSeconds() {
        long ticks = 0;
        for (long pid : pids()) {
            String[] stat = stat(pid);
            for (int field = USER_TIME; field <= CHILDREN_SYSTEM_TIME && field < stat.length; field++) {
                ticks += Long.parseLong(stat[field]);
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    /// Resident memory, pages that several share counted once.
    public long residentBytes() {
        return pids().stream().mapToLong(pid -> rollup(pid, "Pss:")).sum();
    }

    /// Resident memory of the first root alone.
    public long residentBytesOfRoot() {
        return rollup(roots.get().getFirst(), "Rss:");
    }

    private Set<Long> pids() {
        Map<Long, List<Long>> children = new HashMap<>();
        try (Stream<Path> all = Files.list(PROC)) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .forEach(pid -> {
                        String[] stat = stat(pid);
                        if (stat.length > PARENT) {
                            children.computeIfAbsent(Long.valueOf(stat[PARENT]), parent -> new ArrayList<>())
                                    .add(pid);
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Set<Long> found = new LinkedHashSet<>();
        Deque<Long> left = new ArrayDeque<>(roots.get());
        while (!left.isEmpty()) {
            long pid = left.remove();
            if (found.add(pid)) {
                left.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return found;
    }

    /// The fields after the command's name, which may hold spaces; empty when the process has ended.
    private static String[] stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }

    private static long rollup(long pid, String field) {
        try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }
}
