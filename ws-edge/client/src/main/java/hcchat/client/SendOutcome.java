package hcchat.client;

import java.time.Duration;

/// What became of a command. Each command gets exactly one.
public sealed interface SendOutcome {
    /// It is durable. The event itself arrives on its own, before or after this.
    ///
    /// @param seq 0 for what is never stored (typing, leave, head, …)
    /// @param time when the room decided it, milliseconds since 1970; 0 where there is none
    /// @param repeat whether it had been stored before
    record Acked(long seq, int epoch, long time, boolean repeat) implements SendOutcome {}

    /// It will never appear.
    record Refused(String code) implements SendOutcome {}

    /// Nothing was stored; worth another try after `delay`.
    record TryLater(String code, Duration delay) implements SendOutcome {}

    /// Nobody knows. Sending it again with the same id is safe and settles it.
    record Unknown() implements SendOutcome {}
}
