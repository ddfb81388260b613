package hcchat.edge.inbound;

import hcchat.wire.Limits;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How fast one HCChat socket may speak, as `hcchat.edge.connection.*`. A person types a message a second; what a
/// client kept while it was away comes at once.
///
/// @param framesASecond heard
/// @param framesAtOnce before the frames a second count
/// @param bytesASecond heard; as many at once, so never less than the longest frame
/// @param secondsToJoin from open to the first join
/// @param typingSeconds from one `typing` in a room to the next
/// @param seenSeconds from one `seen` in a room to the next
public record ConnectionLimits(
        @DefaultValue("10") int framesASecond,
        @DefaultValue("60") int framesAtOnce,
        @DefaultValue("262144") int bytesASecond,
        @DefaultValue("15") int secondsToJoin,
        @DefaultValue("3") int typingSeconds,
        @DefaultValue("1") int seenSeconds) {

    /// Those of somebody who says nothing.
    public static final ConnectionLimits DEFAULTS = new ConnectionLimits(10, 60, 256 << 10, 15, 3, 1);

    public ConnectionLimits {
        atLeast("frames-a-second", framesASecond, 1);
        atLeast("frames-at-once", framesAtOnce, 1);
        atLeast("bytes-a-second", bytesASecond, Limits.FRAME_BYTES);
        atLeast("seconds-to-join", secondsToJoin, 1);
        atLeast("typing-seconds", typingSeconds, 0);
        atLeast("seen-seconds", seenSeconds, 0);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "hcchat.edge.connection." + name + " must be at least " + least + ", not " + value);
        }
    }
}
