package hcchat.bench.load;

import java.util.ArrayList;
import java.util.List;

/// One room of a run, and what is known of it from acks.
public final class LoadRoom {
    private final String channel;
    private final List<Member> members = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private long acked;
    private long highest;

    LoadRoom(String channel) {
        this.channel = channel;
    }

    public String channel() {
        return channel;
    }

    public List<Member> members() {
        return members;
    }

    public List<Sender> senders() {
        return senders;
    }

    /// The highest seq that was acknowledged.
    public long highest() {
        return highest;
    }

    /// How many messages were acknowledged.
    public long acked() {
        return acked;
    }

    void acked(long seq) {
        acked++;
        highest = Math.max(highest, seq);
    }
}
