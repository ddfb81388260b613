package hcchat.edge.fanout;

import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;

/// Stored events in any language.
public final class StoredFrames {
    private StoredFrames() {}

    /// Writes the event's frame; nothing where the language has no word for it.
    ///
    /// @param replay whether it is told because somebody asked for the past
    /// @param now milliseconds since 1970
    public static void write(FrameBuffer out, WatchedRoom room, View view, Told told, boolean replay, long now) {
        if (view == View.HC) {
            HcFrames.stored(out, room.channelField(), told, replay);
            return;
        }
        switch (told.event()) {
            case MessagePosted posted -> HackFrames.message(out, room.channelField(), posted, told.shown());
            case MessageEdited edited -> update(out, room, edited.of(), edited.text(), told, now);
            case MessageDeleted deleted -> update(out, room, deleted.of(), "", told, now);
            case ReactionSet reaction -> {}
            case StateChanged changed -> {}
            case null -> {}
        }
    }

    private static void update(FrameBuffer out, WatchedRoom room, long of, String text, Told told, long now) {
        // An edit that is named itself is what a hack.chat client's updates came to: they were told one by one.
        if (told.shown().customId() != null) {
            return;
        }
        String customId = room.updates().customId(of, now);
        if (customId != null) {
            HackFrames.updateMessage(out, room.channelField(), customId, text, told.shown(), now);
        }
    }
}
