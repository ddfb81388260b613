package hcchat.command.ops;

import hcchat.intake.Outcome;
import hcchat.wire.Limits;
import java.util.Map;

/// What the operator's commands about rooms have in common.
final class RoomArguments {
    private RoomArguments() {}

    /// @throws IllegalArgumentException if there is none
    static String channel(Map<String, String> arguments) {
        String channel = arguments.getOrDefault("channel", "");
        if (!Limits.isChannel(channel)) {
            throw new IllegalArgumentException("a channel has 1 to " + Limits.CHANNEL_CHARS + " characters");
        }
        return channel;
    }

    /// What to say of an answer that isn't the one hoped for.
    static IllegalArgumentException failed(Outcome outcome) {
        return new IllegalArgumentException(
                switch (outcome) {
                    case Outcome.Refused refused -> "the room refuses: " + refused.reason();
                    case Outcome.Unknown unknown -> "no answer came; it may be done: ask again";
                    default -> "it can't be done at this moment: ask again";
                });
    }
}
