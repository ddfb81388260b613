package hcchat.wire;

import java.util.Set;

/// Words of `cmd` that are known but have no frame of their own yet.
public final class CommandWords {
    /// The room's state: answered `not_yet` until rights exist.
    public static final Set<String> NOT_YET = Set.of("door", "role", "ban", "mute", "lock", "key", "expire");

    private CommandWords() {}
}
