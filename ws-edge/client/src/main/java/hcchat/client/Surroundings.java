package hcchat.client;

import java.security.SecureRandom;
import java.util.function.Supplier;

/// What a room's session needs of its client. All of it keeps the order of the calls and runs nothing of a caller's
/// under the client's lock.
///
/// @param chance unpredictable, for the ciphers
/// @param backOffs makes a new one
record Surroundings(
        Turn turn,
        Line line,
        Commands commands,
        Diary diary,
        SecureRandom chance,
        Supplier<BackOff> backOffs,
        KeyMaker keyMaker) {
    BackOff backOff() {
        return backOffs.get();
    }
}
