package hcchat.command.owner;

import java.time.Duration;

/// @param instance this process's name among the owners, the same after a restart
/// @param address under which edges reach it
/// @param maxWaiting requests that may wait; beyond it edges hear `overloaded`
/// @param maxRound requests taken at once: bounds the memory and the length of a transaction
/// @param maxUnpublished bytes handed to the log and not yet there; beyond it nothing new is stored
/// @param pace a batch starts no sooner than this after the former began: under load one commit then carries several
///     messages; an idle room's message leaves at once
/// @param lease how long the people of an edge that broke off stay
/// @param settle how long a new owner waits for the edges that its predecessor knew before it gives out nicks
/// @param cachedRooms rooms whose state and keys are kept in memory
/// @param eventsPerKey how many events of a room one data key seals before there is another; at most 2^31, half of what
///     random nonces bear: the other half is for appearances, and for batches that were sealed again after a failure
public record OwnerSettings(
        String instance,
        String address,
        int maxWaiting,
        int maxRound,
        long maxUnpublished,
        Duration pace,
        Duration lease,
        Duration settle,
        int cachedRooms,
        long eventsPerKey) {
    private static final long MOST_EVENTS_PER_KEY = 1L << 31;

    public OwnerSettings {
        if (eventsPerKey < 1 || eventsPerKey > MOST_EVENTS_PER_KEY) {
            throw new IllegalArgumentException("a key for " + eventsPerKey + " events");
        }
    }

    public static OwnerSettings of(String instance, String address) {
        return new OwnerSettings(
                instance,
                address,
                65_536,
                8_192,
                64L << 20,
                Duration.ofMillis(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                20_000,
                MOST_EVENTS_PER_KEY);
    }
}
