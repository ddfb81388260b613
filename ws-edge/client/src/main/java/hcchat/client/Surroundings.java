package hcchat.client;

import java.security.SecureRandom;

/// What a room's session needs of its client. All of it keeps the order of the calls and runs nothing of a caller's
/// under the client's lock.
///
/// @param chance unpredictable, for the ciphers
record Surroundings(Turn turn, Line line, Commands commands, SecureRandom chance) {}
