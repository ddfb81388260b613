package hcchat.edge.session;

import hcchat.edge.fanout.WatchedRoom;
import hcchat.wire.ClientFrame;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers questions about the server, in both dialects alike.
final class ServerInfo {
    private final Session session;
    private final Services services;

    ServerInfo(Session session) {
        this.session = session;
        this.services = session.services();
    }

    void help(ClientFrame.Help asked) {
        session.socket().send(InfoFrames.help(channel(asked), HackHelp.text(asked.command()), asked.id()));
    }

    void stats(ClientFrame.Stats asked) {
        byte[] channel = channel(asked);
        Census.Figures figures = services.census().figures(services.rooms().size());
        session.socket()
                .send(
                        asked.more()
                                ? InfoFrames.moreStats(channel, figures, open(), asked.id())
                                : InfoFrames.stats(channel, figures, asked.id()));
    }

    void channels(ClientFrame.GetChannels asked) {
        session.socket().send(InfoFrames.publicChannels(open(), asked.id()));
    }

    private byte @Nullable [] channel(ClientFrame asked) {
        Membership membership = session.membership(session.view().isHackChat() ? null : asked.channel());
        return membership == null ? null : membership.room().channelField();
    }

    /// The public channels, with how many sockets of this edge are in each.
    private Map<String, Integer> open() {
        Map<String, Integer> open = new LinkedHashMap<>();
        for (String channel : services.rules().publicChannels()) {
            WatchedRoom room = services.rooms().find(services.secrets().room(channel));
            open.put(channel, room == null ? 0 : sockets(room));
        }
        return open;
    }

    private static int sockets(WatchedRoom room) {
        synchronized (room) {
            return room.watchers().size();
        }
    }
}
