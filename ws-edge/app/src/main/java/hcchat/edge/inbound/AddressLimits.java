package hcchat.edge.inbound;

import org.springframework.boot.context.properties.bind.DefaultValue;

/// What all HCChat sockets of one address may do together, as `hcchat.edge.address.*`. An address is a household or an
/// office: several people, some devices each.
///
/// @param sockets open at once
/// @param framesASecond heard; six times as many at once, as one socket may
/// @param joinsASecond each costs the owner a question, and maybe a replay
/// @param joinsAtOnce before the joins a second count: a client that comes back enters all its rooms
/// @param memberships held at once, at some KiB each
/// @param replayBytesAMinute of replays and pages; what a replay took beyond it has to come back before the next begins
public record AddressLimits(
        @DefaultValue("64") int sockets,
        @DefaultValue("40") int framesASecond,
        @DefaultValue("5") int joinsASecond,
        @DefaultValue("60") int joinsAtOnce,
        @DefaultValue("2000") int memberships,
        @DefaultValue("67108864") long replayBytesAMinute) {

    /// Those of somebody who says nothing.
    public static final AddressLimits DEFAULTS = new AddressLimits(64, 40, 5, 60, 2_000, 64 << 20);

    private static final int FRAMES_AT_ONCE = 6;

    public AddressLimits {
        atLeastOne("sockets", sockets);
        atLeastOne("frames-a-second", framesASecond);
        atLeastOne("joins-a-second", joinsASecond);
        atLeastOne("joins-at-once", joinsAtOnce);
        atLeastOne("memberships", memberships);
        atLeastOne("replay-bytes-a-minute", replayBytesAMinute);
    }

    int framesAtOnce() {
        return FRAMES_AT_ONCE * framesASecond;
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("hcchat.edge.address." + name + " must be at least 1, not " + value);
        }
    }
}
