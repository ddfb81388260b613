package hcchat.wire.frames;

import static hcchat.wire.frames.JsonBuffer.constant;
import static hcchat.wire.frames.JsonBuffer.name;

import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import org.jspecify.annotations.Nullable;

/// Stored events in HCChat's dialect, whichever way they are told: all that a client needs to follow the chain.
public final class EventJson {
    private static final byte[] CHAT = constant("cmd", "chat");
    private static final byte[] EMOTE = constant("cmd", "emote");
    private static final byte[] EDIT = constant("cmd", "edit");
    private static final byte[] DELETE = constant("cmd", "delete");
    private static final byte[] REACT = constant("cmd", "react");
    private static final byte[] GONE = constant("cmd", "gone");
    private static final byte[] TYPE_ATTACHMENT = constant("type", "attachment");
    private static final byte[] SEQ = name("seq");
    private static final byte[] ID = name("id");
    private static final byte[] TIME = name("time");
    private static final byte[] AUTHOR = name("author");
    private static final byte[] NICK = name("nick");
    private static final byte[] TRIP = name("trip");
    private static final byte[] COLOR = name("color");
    private static final byte[] TEXT = name("text");
    private static final byte[] CUSTOM_ID = name("customId");
    private static final byte[] OF = name("of");
    private static final byte[] RE = name("re");
    private static final byte[] BLIND = name("blind");
    private static final byte[] DIGEST = name("digest");
    private static final byte[] REPLAY = name("replay");
    private static final byte[] FROM = name("from");
    private static final byte[] TO = name("to");
    private static final byte[] LINK = name("link");

    private EventJson() {}

    /// A stored event: its frame, or `gone` when there is no body any more.
    ///
    /// @param channel the field that [JsonBuffer#constant] made of it, or null where nobody is told
    /// @param event what opened of it, null when its body is gone
    /// @param who how its author is shown
    /// @param replay whether it is told because somebody asked for the past
    public static void write(
            JsonBuffer out,
            byte @Nullable [] channel,
            StoredEvent stored,
            @Nullable RoomEvent event,
            Who who,
            boolean replay) {
        if (event == null) {
            gone(out, channel, stored);
            return;
        }
        begin(out, command(event), channel);
        meta(out, event.meta(), who);
        if (event.of() != 0) {
            out.with(OF, event.of());
        }
        switch (event) {
            case MessagePosted posted -> content(out, posted);
            case MessageEdited edited -> out.with(TEXT, edited.text());
            case MessageDeleted deleted -> {}
            case ReactionSet reaction -> out.with(TEXT, reaction.text());
            case StateChanged changed -> {
                StateJson.write(out, changed.change());
                // Whoever doesn't know this type yet can still follow the chain.
                out.with(DIGEST, stored.digest());
            }
        }
        out.with(BLIND, event.meta().blind().hi(), event.meta().blind().lo());
        if (replay) {
            out.with(REPLAY, true);
        }
        out.end();
    }

    private static byte[] command(RoomEvent event) {
        return switch (event) {
            case MessagePosted posted -> posted.type() == EventType.EMOTE ? EMOTE : CHAT;
            case MessageEdited edited -> EDIT;
            case MessageDeleted deleted -> DELETE;
            case ReactionSet reaction -> REACT;
            case StateChanged changed -> StateJson.command(changed.type());
        };
    }

    private static void meta(JsonBuffer out, EventMeta meta, Who who) {
        out.with(SEQ, meta.seq()).with(ID, meta.id().toString()).with(TIME, meta.time());
        out.with(AUTHOR, meta.author().hi(), meta.author().lo()).with(NICK, who.nick());
        if (!who.trip().isEmpty()) {
            out.with(TRIP, who.trip());
        }
        if (who.color() != null) {
            out.with(COLOR, who.color());
        }
        if (who.customId() != null) {
            out.with(CUSTOM_ID, who.customId());
        }
    }

    private static void content(JsonBuffer out, MessagePosted posted) {
        if (posted.re() != null) {
            out.with(RE, posted.re());
        }
        if (posted.text() != null) {
            out.with(TEXT, posted.text());
        }
        if (posted.attachment() != null) {
            out.with(TYPE_ATTACHMENT);
            AttachmentJson.write(out, posted.attachment());
        }
    }

    private static void gone(JsonBuffer out, byte @Nullable [] channel, StoredEvent stored) {
        begin(out, GONE, channel).with(SEQ, stored.seq()).with(DIGEST, stored.digest());
        out.end();
    }

    /// All of `from` to `to` are gone.
    public static void goneRange(JsonBuffer out, byte @Nullable [] channel, long from, long to, byte[] link) {
        begin(out, GONE, channel).with(FROM, from).with(TO, to).with(LINK, link);
        out.end();
    }

    private static JsonBuffer begin(JsonBuffer out, byte[] command, byte @Nullable [] channel) {
        out.begin().with(command);
        return channel == null ? out : out.with(channel);
    }
}
